import { expect, test } from "vitest";
import { readText } from "../../src/reading/read.ts";
import { asked } from "./asking.ts";

const ctx = asked({ chat: { street: "福海街道", unit: null } });
const LIST = "滇润农贸市场:1.二楼灭火器过期;2.一楼配电箱裸露;3.后门锁死";
const SHORT = "滇润农贸市场1、灭火器过期2、配电箱裸露3、后门锁死";
const FRIDAY = "2026-11-27";
const TODAY = "2026-11-23";
const none = "policy";

// Monday, 23 November 2026, 09:30.
test.each([
  [`${LIST}。1和2周五前,3今天内`, [FRIDAY, FRIDAY, TODAY]],
  [`${LIST}。前两项周五前,第三项今天`, [FRIDAY, FRIDAY, TODAY]],
  [`${LIST},1、2周五前,3今天内`, [FRIDAY, FRIDAY, TODAY]],
  [`${SHORT},第3项三天内,其余月底前`, ["2026-11-30", "2026-11-30", "2026-11-26"]],
  [`${SHORT},最后一项今天,其他的周五前`, [FRIDAY, FRIDAY, TODAY]],
  [`${SHORT},第一项明天内,后两项都周五前`, ["2026-11-24", FRIDAY, FRIDAY]],
  // One at the very end holds for all.
  [`${SHORT},周五前整完`, [FRIDAY, FRIDAY, FRIDAY]],
  [`${SHORT},请周五前修好`, [FRIDAY, FRIDAY, FRIDAY]],
  [`${SHORT},三天内全部整改到位`, ["2026-11-26", "2026-11-26", "2026-11-26"]],
  [`${SHORT}。都是三天内整`, ["2026-11-26", "2026-11-26", "2026-11-26"]],
  [`${LIST}。周五前`, [FRIDAY, FRIDAY, FRIDAY]],
  // Which for which cannot be told: asked.
  [`${LIST}。有的周五前,有的今天`, ["unclear", "unclear", "unclear"]],
  [`${LIST}。周五前整改,不行就下周三前整改`, ["unclear", "unclear", "unclear"]],
  // Each its own, and none at all.
  [
    "滇润农贸市场1、灭火器过期,今天换;2、配电箱裸露,周五前;3、后门锁死,下周一前",
    [TODAY, FRIDAY, "2026-11-30"],
  ],
  [SHORT, [none, none, none]],
  [LIST, [none, none, none]],
  [`今天检查${SHORT}`, [none, none, none]],
  ["今天:1、滇润农贸市场灭火器过期;2、棋台社区楼道堵了", [none, none]],
  [`${LIST}。老板答应整改`, [none, none, none]],
])("%s: each item by %j", (text, expected) => {
  const dues = readText(text, ctx).matters.map((one) => one.due ?? one.dueSource);
  expect(dues).toEqual(expected);
});

const THREE = "滇润农贸市场1、灭火器过期 2、应急灯不亮 3、后门锁死";
const shown = (text: string) =>
  readText(text, ctx).matters.map(({ due, dueSource, flags }) =>
    [due ?? dueSource, ...flags.filter((flag) => /^due_(?:listed|elsewhere)$/.test(flag))].join(" "),
  );

test.each([
  // Nobody can tell: taken for all, and said on the cards of the others.
  [`${THREE}周五前整完`, [`${FRIDAY} due_listed`, `${FRIDAY} due_listed`, FRIDAY]],
  [`${THREE}周五前整改到位`, [`${FRIDAY} due_listed`, `${FRIDAY} due_listed`, FRIDAY]],
  [`${THREE}请于周五前处理好`, [`${FRIDAY} due_listed`, `${FRIDAY} due_listed`, FRIDAY]],
  [`${THREE}周五前`, [`${FRIDAY} due_listed`, `${FRIDAY} due_listed`, FRIDAY]],
  [`${THREE}三天内搞归一`, ["2026-11-26 due_listed", "2026-11-26 due_listed", "2026-11-26"]],
  [`${THREE}月底前弄好哈`, ["2026-11-30 due_listed", "2026-11-30 due_listed", "2026-11-30"]],
  ["滇润农贸市场①灭火器过期②后门锁死周五前整改", [`${FRIDAY} due_listed`, FRIDAY]],
  // A blank, or a word for all of them, says so.
  [`${THREE} 周五前整完`, [FRIDAY, FRIDAY, FRIDAY]],
  [`${THREE}周五前都整完`, [FRIDAY, FRIDAY, FRIDAY]],
  [`${THREE}周五前全部整改到位`, [FRIDAY, FRIDAY, FRIDAY]],
  [`${THREE}统一周五前整改`, [FRIDAY, FRIDAY, FRIDAY]],
  [`${THREE}周五前三项整完`, [FRIDAY, FRIDAY, FRIDAY]],
  // What is done to a door is said of the door alone; the others are told that they have none of their own.
  [`${THREE}周五前打开`, ["policy due_elsewhere", "policy due_elsewhere", FRIDAY]],
  [`${THREE},周五前打开`, ["policy due_elsewhere", "policy due_elsewhere", FRIDAY]],
  [`${THREE}周五前把锁全部拆了`, ["policy due_elsewhere", "policy due_elsewhere", FRIDAY]],
  // Who says one for another item says each its own.
  [
    "滇润农贸市场1、灭火器过期三天内换 2、应急灯不亮 3、后门锁死周五前整完",
    ["2026-11-26", "policy due_elsewhere", FRIDAY],
  ],
  [
    "滇润农贸市场1、灭火器过期,三天内换 2、应急灯不亮 3、后门锁死",
    ["2026-11-26", "policy due_elsewhere", "policy due_elsewhere"],
  ],
  [`滇润农贸市场周五前整改${THREE.slice(6)}`, [FRIDAY, FRIDAY, FRIDAY]],
  // 马上 is no deadline, and how long it has been so is none either.
  [`${THREE}马上整改`, [none, none, "immediate"]],
  [`${THREE}两天了`, [none, none, none]],
])("%s: %j, with what is said of it on the card", (text, expected) => {
  expect(shown(text)).toEqual(expected);
});
