import { expect, test } from "vitest";
import { readText } from "../../../src/reading/read.ts";
import { asked } from "../asking.ts";
import { tellUnits } from "./told-units.ts";

const ctx = asked({ chat: { street: "福海街道", unit: null } });
/** Each matter as 「unit + others」, or what is asked. */
const told = (text: string) =>
  readText(text, ctx).matters.map((one) =>
    [one.unit ?? `?${one.unitText ?? ""}`, ...(one.unit ? one.coUnits : one.candidates)]
      .map((name) => name.replace("示例·", ""))
      .join(" + "),
  );

test.each([
  "滇润跟彩云的通道都堵了",
  "滇润和彩云通道堵了",
  "滇润、彩云通道都堵了",
  "滇润还有彩云两家通道堵了",
  "滇润以及彩云的通道都堵了",
  "滇润,彩云都是通道堵了",
  "滇润农贸市场跟彩云的通道都堵了",
  "滇润跟彩云幼儿园的通道都堵了",
  "滇润的通道跟彩云的通道都堵了",
  "滇润的通道和彩云的都堵了",
])("a second unit named by a word beside the first stands on the card: %s", (text) => {
  expect(told(text)).toEqual(["滇润农贸市场 + 彩云幼儿园"]);
});

test.each([
  ["彩云跟滇润的通道都堵了", ["彩云幼儿园 + 滇润农贸市场"]],
  ["滇润和棕南的通道都堵了", ["滇润农贸市场 + 棕树营南区社区"]],
  // What two share is asked, and so is a slip.
  ["康宁、长坡灭火器都过期了", ["? + 康宁医院 + 长坡社区 + 长坡客运站"]],
  ["滇润跟采云的通道都堵了", ["? + 滇润农贸市场 + 彩云幼儿园"]],
  ["滇润 彩云都堵了通道", ["? + 滇润农贸市场 + 彩云幼儿园"]],
  ["滇润的我看过了,彩云的气瓶乱放", ["? + 滇润农贸市场 + 彩云幼儿园"]],
  ["滇润灭火器过期,彩云也是", ["? + 滇润农贸市场 + 彩云幼儿园"]],
  ["滇润灭火器过期,还有彩云的", ["? + 滇润农贸市场 + 彩云幼儿园"]],
])("%s → %o", (text, expected) => {
  expect(told(text)).toEqual(expected);
});

test.each([
  ["滇润通道堵了,彩云的气瓶也乱放,都月底前整改", "? + 彩云幼儿园"],
  ["滇润通道堵了,彩云气瓶乱放,都月底前整改", "? + 彩云幼儿园"],
  ["滇润通道堵了,彩云那边气瓶也乱放", "? + 彩云幼儿园"],
  ["滇润通道堵了,彩云也堵了", "? + 彩云幼儿园"],
  ["滇润通道堵了,彩云的也堵了", "? + 彩云幼儿园"],
  ["滇润通道堵了,还有彩云的气瓶也乱放", "? + 彩云幼儿园"],
  ["滇润通道堵了,另外彩云的气瓶也乱放", "? + 彩云幼儿园"],
  ["滇润通道堵了,采云的气瓶也乱放", "?采云 + 彩云幼儿园"],
  ["滇润通道堵了,明珠小学气瓶也乱放", "?明珠小学"],
  ["滇润通道堵了,前卫的气瓶也乱放", "? + 前卫社区"],
  ["滇润通道堵了,云锦也堵了", "云锦广场"],
  ["滇润通道堵了;彩云幼儿的气瓶乱放", "彩云幼儿园"],
])("each with a hazard of its own is a matter of its own: %s", (text, second) => {
  const [first, other, third] = told(text);
  expect(first).toBe("滇润农贸市场");
  expect(other).toContain(second);
  expect(third).toBeUndefined();
});

test("which comes first makes no difference", () => {
  expect(told("彩云气瓶乱放,滇润通道也堵了")).toEqual(["? + 彩云幼儿园", "滇润农贸市场"]);
  expect(told("彩云的气瓶乱放,滇润通道也堵了")).toEqual(["? + 彩云幼儿园", "滇润农贸市场"]);
});

test.each([
  "滇润跟隔壁的通道都堵了",
  "滇润和摊主的通道都堵了",
  "滇润和阳光房的通道都堵了",
  "滇润农贸市场和平安办一起查了,灭火器过期",
  "滇润农贸市场里和平路的摊位堵了通道",
  "滇润和安全通道都堵了",
  "滇润通道堵了,彩云正在清理",
  "滇润通道堵了,彩云飘过来了",
  "滇润通道堵了,门口的垃圾没人清",
  "滇润通道堵了,老板的气瓶也乱放",
  "滇润通道堵了,西门的灯也坏了",
  "滇润通道堵了,楼上的住户在拉电线",
  "滇润后门堵了,前卫的城管来过了",
  "滇润通道堵了,周五前清,彩云间小吃摊也收了",
])("a word that is no name there makes no second unit: %s", (text) => {
  expect(told(text)).toEqual(["滇润农贸市场"]);
});

test.each([
  ["下周三前滇润农贸市场亮灯", "stated 示例·滇润农贸市场"],
  ["12月5日前滇润农贸市场亮灯", "stated 示例·滇润农贸市场"],
  ["5号前彩云幼儿园亮灯", "stated 示例·彩云幼儿园"],
  ["3天内滇润农贸市场亮灯", "stated 示例·滇润农贸市场"],
  ["春节前滇润市场亮灯", "stated 示例·滇润农贸市场"],
  ["月底前福海社区亮灯", "stated 福海社区"],
  ["下班前福海社区亮灯", "stated 福海社区"],
  ["周五前卫社区亮灯", "stated 前卫社区"],
  ["周五前前卫社区亮灯", "stated 前卫社区"],
  ["前福海社区亮灯", "unknown 前福海社区 ~ 福海社区"],
  ["街内滇润农贸市场亮灯", "unknown 街内滇润农贸市场 ~ 示例·滇润农贸市场"],
  ["前卫滇润灭火器过期", "ambiguous 示例·滇润农贸市场 前卫社区 (前卫街道)"],
  ["前卫彩云灭火器过期", "ambiguous 示例·彩云幼儿园 前卫社区 (前卫街道)"],
  ["福海滇润灭火器过期", "stated 示例·滇润农贸市场"],
])("the last sign of a day, or a street before it, hides no name: %s", (text, expected) => {
  expect(tellUnits(text)).toBe(expected);
});
