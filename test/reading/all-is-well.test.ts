import { expect, test } from "vitest";
import { asksWhetherDone } from "../../src/reading/doubt.ts";
import { readText } from "../../src/reading/read.ts";
import { asked, sentences } from "./asking.ts";

const ctx = asked({ chat: { street: "福海街道", unit: null } });

test.each(
  sentences({
    // Of no unit and no day it is small talk.
    none: `
      大家都很安全
      大家都安全
      我们都很安全
      人都安全
      人员都安全
      孩子们都很安全
      都很安全
      大家都好
      都好的
      一切都好`,
    zero_report: `
      一切正常哈
      今天都好的
      今天都好
      今天一切都好
      今天都挺好的
      今天大家都很安全
      今日师生都安全
      今日人员都安全
      福海社区大家都很安全
      福海社区今天都好的
      棋台社区孩子们都很安全
      棋台社区师生都平安`,
    report: `
      大家都不安全
      棋台社区大家都不安全
      今天都不太安全
      今天都好的,就是后门锁死了
      大家都安全,就是消防通道堵了
      福海社区都好的,3栋飞线充电
      棋台社区安全出口都锁着`,
    unknown: `
      今天都好热
      今天都好几家没开门
      今天都好了吗
      灯都好的
      福海社区都好了`,
  }),
)("%s: 「%s」", (act, text) => {
  expect(readText(text, ctx).act).toBe(act);
});

test.each([
  "0312 整改了哪些",
  "0312整改了什么",
  "XS-2026-0312 整改了哪些",
  "0312都整改了些啥",
  "0312 做了哪些整改",
  "0312改了哪些",
  "0312哪些改了哪些没改",
  "0312换了几具",
  "0312具体整改了啥子",
  "0312整改了几项",
])("「%s」 asks for its card", (text) => {
  expect(readText(text, ctx).query?.intent).toBe("query.matter");
});

test.each([
  "滇润整改了哪些",
  "滇润农贸市场整改了什么",
  "滇润农贸市场有哪些整改了",
  "滇润农贸市场改了哪些地方",
])("「%s」 asks how it stands: neither a report nor handed in", (text) => {
  expect(readText(text, ctx)).toMatchObject({ act: "unknown", target: { unit: "示例·滇润农贸市场" } });
  expect(asksWhetherDone(text)).toBe(true);
});

test.each([
  ["0312整改了", "submit_rectification"],
  ["0312整改了4具灭火器", "submit_rectification"],
  ["滇润农贸市场整改了4具灭火器", "submit_rectification"],
  ["滇润农贸市场整改了一半", "report"],
  ["0312换了几具灭火器", "report"],
  ["滇润农贸市场电表箱换了什么线,冒火花", "report"],
  ["滇润农贸市场不晓得换了什么,一直漏", "report"],
])("「%s」 asks nothing: %s", (text, act) => {
  expect(readText(text, ctx).act).toBe(act);
});
