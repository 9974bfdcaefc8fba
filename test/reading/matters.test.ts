import { expect, test } from "vitest";
import { readText } from "../../src/reading/read.ts";
import { asked } from "./asking.ts";

const ctx = asked({ chat: { street: "福海街道", unit: null } });
const mattersOf = (text: string) => readText(text, ctx).matters;

test.each([
  // Other words stand between the parts of what names the kind.
  ["柚栖岗社区包工头拖欠七八个民工两个月工钱", "重大矛盾纠纷", null],
  ["柚栖岗社区2栋两家天天骂,调了三回都没调成", "重大矛盾纠纷", null],
  ["柚栖岗社区车棚上周丢了3辆电瓶车", "突出治安问题", null],
  ["柚栖岗社区少了两台灭火器", "安全隐患", null],
  ["柚栖岗社区西门探头黑屏了", "突出治安问题", null],
  ["柚栖岗社区厨房可燃气体探头坏了", "安全隐患", null],
  ["柚栖岗社区停车场黑车揽客,还拉扯乘客", "突出治安问题", null],
  ["柚栖岗社区沟边有个袋子,里面像是人", "突出治安问题", "suspected_homicide"],
  ["柚栖岗社区工地挖的坑像个人工湖,要塌", "安全隐患", null],
  ["柚栖岗社区后山那几户网格图上找不到", "服务管理盲区", null],
  ["柚栖岗社区5号网格一直空着没人", "服务管理盲区", null],
  ["群众写信反映柚栖岗社区分房的事", "重点信访案件", null],
  // What happened, and that nobody was hurt by what did not.
  ["柚栖岗社区有个工人从梯子上摔下来,头流血", "事故", "accident_production"],
  ["柚栖岗社区后山落石砸到护栏,没砸着人", "安全隐患", null],
  ["柚栖岗社区失火,没有人受伤", "事故", "accident_public"],
])("「%s」 is %s, %s", (text, category, incident) => {
  expect(mattersOf(text)).toMatchObject([{ category, incident }]);
});

test.each([
  ["柚栖岗社区两件事:楼道堆满纸箱;北边新楼还没划进网格", ["安全隐患", "服务管理盲区"]],
  ["柚栖岗社区群租房住了二十个人没登记,过道还堆满煤气罐", ["服务管理盲区", "安全隐患"]],
  ["柚栖岗社区:护栏断了,两个小伙在门口打起来", ["安全隐患", "突出治安问题"]],
  ["柚栖岗社区外墙开裂。3楼和4楼为停车位打官司", ["安全隐患", "重大矛盾纠纷"]],
  // How one thing went on is no second one.
  ["柚栖岗社区3栋漏水。楼上楼下为这个吵起来了", ["重大矛盾纠纷"]],
  ["柚栖岗社区楼道堆满杂物。物业没人管", ["安全隐患"]],
  ["柚栖岗社区两家吵架;已报警", ["重大矛盾纠纷"]],
])("「%s」 holds %o, all of one unit", (text, categories) => {
  const matters = mattersOf(text);
  expect(matters.map(({ category }) => category)).toEqual(categories);
  for (const { unit } of matters) expect(unit).toBe("示例·柚栖岗社区");
});

test("what is said at the end for all of them holds for each; one's own deadline for itself only", () => {
  const dues = (text: string) => mattersOf(text).map(({ due }) => due);
  expect(dues("①柚栖岗社区护栏断了②2栋楼道堆满纸箱。以上两项12月1日前改完")).toEqual([
    "2026-12-01",
    "2026-12-01",
  ]);
  expect(dues("柚栖岗社区护栏断了今晚前必须修;福海还有一栋空楼没人管")).toEqual(["2026-11-23", null]);
});

test.each([
  ["柚栖岗社区护栏断了,尽快", { dueSource: "immediate", urgent: true }],
  ["柚栖岗社区灯杆歪了,三天之内来人扶一下", { due: "2026-11-26", urgent: false }],
  ["柚栖岗社区五六个人准备去省信访局", { category: "重点信访案件", urgent: true }],
  ["区信访局转来XF2026-1120-09,反映柚栖岗社区噪声", { due: "2026-12-08", dueSource: "statutory" }],
  ["上周六柚栖岗社区有个老人摔骨折,当时没报,今天补报", { due: null, dueSource: "statutory" }],
  ["柚栖岗社区两家为采光吵成一团,10天内再调一次", { due: "2026-12-03", dueSource: "stated" }],
  ["柚栖岗社区护栏断了、灯也坏,统一15日内整完", { due: "2026-12-08", dueSource: "stated" }],
])("when 「%s」 is due, and how urgent it is", (text, expected) => {
  expect(mattersOf(text)[0]).toMatchObject(expected);
});

test.each([
  ["滇涧农贸市场二楼灭火器过期4具", "二楼"],
  ["春利小学福海校区食堂燃气管老化", "食堂"],
  // What is no unit here may still be where it is.
  ["普坪小学食堂燃气管老化", "普坪小学食堂"],
])("「%s」: a slip in the unit's name is no place, another name is one", (text, place) => {
  expect(mattersOf(text)).toMatchObject([{ unit: null, unitHow: "unknown", place }]);
});

test.each([
  "橙磐塘社区:1.飞线充电 2.消防通道堵 3.燃气阀漏气",
  "橙磐塘社区1.飞线充电2.消防通道堵3.燃气阀漏气",
  "橙磐塘社区①飞线充电②消防通道堵③燃气阀漏气",
  "橙磐塘社区(1)飞线充电(2)消防通道堵(3)燃气阀漏气",
  "橙磐塘社区:一、飞线充电。二、消防通道堵。三、燃气阀漏气",
])("%s: three matters of one unit, however they are numbered", (text) => {
  expect(mattersOf(text)).toMatchObject(Array(3).fill({ unit: "示例·橙磐塘社区" }));
});

test("a measure or a house is no number of an item", () => {
  expect(mattersOf("橙磐塘社区1.5米宽的消防通道堵到只剩2.5米,3栋1、2单元灭火器过期")).toHaveLength(1);
});
