import { expect, test } from "vitest";
import { readText } from "../../src/reading/read.ts";
import { asksHowUndone, readUndo } from "../../src/reading/undo-words.ts";
import { isVerdictOfThing } from "../../src/reading/verdict.ts";
import { asked } from "./asking.ts";

test.each([
  "我上报错了,咋个撤",
  "上报错了怎么撤回",
  "打搅了,这个我上报错了,咋个撤",
  "点错了还能撤不",
  "刚才签收的能不能撤回",
  "报错了咋个取消",
  "撤销咋个用",
  "撤销怎么弄",
  "怎么撤销",
  "打错了怎么撤",
  "签错了怎么办",
  "点错了咋整",
  "不小心核验错了,撤得掉不",
  "怎么撤回刚才上报的",
  "请问怎么撤销",
])("%s asks how it is taken back", (text) => {
  expect(asksHowUndone(text)).toBe(true);
  expect(readText(text, asked())).toMatchObject({ act: "query", query: { intent: "query.rule" } });
});

test.each([
  "撤销",
  "撤销签收",
  "点错了",
  "上报错了",
  "撤销 0001",
  "怎么取消订阅",
  "摊位怎么撤",
  "围挡撤得掉不",
  "滇润农贸市场二楼围挡怎么撤了",
  "滇润农贸市场电梯报错了怎么办",
  "消防主机报错了咋个取消",
  "单位错了,是普坪社区",
  "滇润农贸市场有人报错警,怎么处理",
])("%s does not", (text) => {
  expect(asksHowUndone(text)).toBe(false);
});

test("whoever orders it back is no asker", () => {
  expect(["上报错了", "撤销签收", "点错了签收"].map(readUndo)).toEqual(["confirm", "accept", null]);
});

test.each([
  "通过 6号门那个 现场看过换了",
  "通过,6号门那个看过了",
  "6号门那个通过 现场看过换了",
  "六号门那个可以了,我去看过",
  "灭火器那个通过,现场看过",
  "北门那条可以销号了,看过",
  "配电箱那件合格,去现场看了",
  "通过 后门那处 核验过",
  "二楼那个没问题了,我看过",
  "冷库那条通过,复查过了",
])("%s passes one by its thing", (text) => {
  expect(isVerdictOfThing(text)).toBe(true);
});

test.each([
  "6号门那个没通过,现场看过",
  "6号门那个可以了吗,看过没",
  "驾照考试通过 下周拿证",
  "通过那个路口时看到电线掉了",
  "通过 那个时候看过",
  "灭火器那个过期了,现场看过",
  "二楼那个灯坏了,看过了",
  "等6号门那个通过 现场看过",
  "请核验6号门那个",
  "那个摊位可以了",
  "6号门那个通过不了,堵着",
])("%s passes none", (text) => {
  expect(isVerdictOfThing(text)).toBe(false);
});
