import { expect, test } from "vitest";
import { readText, remediedIn } from "../../src/reading/read.ts";
import { asked } from "./asking.ts";

const ctx = asked({ chat: { street: "福海街道", unit: null } });
const told = (text: string) => [
  remediedIn(text, ctx),
  readText(text, ctx).matters.map(({ task, unit }) => `${unit}: ${task}`),
];
const MARKET = "示例·滇润农贸市场";

test.each([
  ["滇润农贸市场灭火器换了,应急灯还没修好", "滇润农贸市场灭火器换了", [`${MARKET}: 应急灯还没修好`]],
  ["滇润农贸市场灭火器换了但是应急灯还没修好", "滇润农贸市场灭火器换了", [`${MARKET}: 应急灯还没修好`]],
  ["灭火器换了4具,滇润农贸市场消防栓没水", "灭火器换了4具", [`${MARKET}: 滇润农贸市场消防栓没水`]],
  [
    "昨天检查滇润农贸市场:灭火器已更换,应急灯不亮,后门锁死",
    "昨天检查滇润农贸市场:灭火器已更换",
    [`${MARKET}: 应急灯不亮,后门锁死`],
  ],
  [
    "滇润农贸市场1、灭火器已更换 2、应急灯不亮 3、后门锁死",
    "灭火器已更换",
    [`${MARKET}: 应急灯不亮`, `${MARKET}: 后门锁死`],
  ],
  [
    "滇润农贸市场灭火器换好了,应急灯还没修,周五前弄好",
    "滇润农贸市场灭火器换好了",
    [`${MARKET}: 应急灯还没修,周五前弄好`],
  ],
  ["滇润农贸市场灯修好了,棋台社区楼道堵了", "滇润农贸市场灯修好了", ["棋台社区: 棋台社区楼道堵了"]],
  ["陆家社区垃圾清完了,另外护栏断了", "陆家社区垃圾清完了", ["陆家社区: 护栏断了"]],
  ["陆家社区杂物清了,灭火器还没换", "陆家社区杂物清了", ["陆家社区: 灭火器还没换"]],
  [
    "示例·彩云幼儿园监控修好了,有人半夜偷电缆",
    "示例·彩云幼儿园监控修好了",
    ["示例·彩云幼儿园: 示例·彩云幼儿园盗窃"],
  ],
])("%s: put right is %j, still wrong %j", (text, remedy, matters) => {
  expect(told(text)).toEqual([remedy, matters]);
});

test.each([
  // Of the same thing, or not to be told apart.
  "滇润农贸市场灭火器换了3具,还有1具没换",
  "滇润农贸市场灭火器换了一半,还有一半没换",
  "陆家社区灯修好了又黑了",
  "陆家社区灯换过了,还是不亮",
  "陆家社区消防通道清理了,没几天又堆满了",
  "陆家社区水管修好了,水有点黄",
  "陆家社区清理完毕,残渣堆在消防通道",
  // No remedy at all.
  "陆家社区租户搬走了,屋里堆满垃圾",
  "陆家社区群租户搬走了留下一堆垃圾",
  "陆家社区防火门拆了,消防通道堵了",
  "陆家社区换了新物业,消防通道堵了",
  "滇润农贸市场老板换了,消防通道堵了",
  "滇润农贸市场承包人换了,灭火器没人管",
  "滇润农贸市场旁边围墙拆了,钢筋外露",
  "滇润农贸市场护栏搬走了,基坑没防护",
  "陆家社区请三天内把灯换了,楼道还堵着",
  "滇润农贸市场下水道堵了,水漫到路上",
  // An accident is told whole, however well it ended.
  "陆家社区树倒了压到车,已清理,路灯杆断了",
])("%s: stays whole", (text) => {
  expect(remediedIn(text, ctx)).toBeNull();
  expect(readText(text, ctx).act).toBe("report");
});

test.each(["陆家社区护栏断了,已修复", "陆家社区灭火器换好了,护栏修好了"])("%s: all is done", (text) => {
  expect(remediedIn(text, ctx)).toBeNull();
  expect(readText(text, ctx).act).toBe("submit_rectification");
});
