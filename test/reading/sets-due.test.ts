import { expect, test } from "vitest";
import { setsDue } from "../../src/reading/answer.ts";
import type { ReadContext } from "../../src/reading/context.ts";
import { asked } from "./asking.ts";

const nothing = asked({ chat: { street: "福海街道", unit: null } });
const reply: ReadContext = { ...nothing, replyTo: { kind: "draft" }, hasDraft: true };
const dayOf = (text: string, ctx = reply) => {
  const set = setsDue(text, ctx);
  return set?.field === "due" && set.deadline.kind === "stated" ? set.deadline.day : null;
};

test.each([
  "周五前",
  "周五",
  "3天内改完",
  "三天内",
  "3天",
  "月底前",
  "11月30日",
  "明天",
  "明天前弄好",
  "就周五前吧",
  "周五前整改到位",
  "一个星期内整改完",
])("「%s」 in reply to a draft's card is its deadline", (text) => {
  expect(dayOf(text)).toMatch(/^\d{4}-\d\d-\d\d$/);
  // Without the reply nobody can tell what it is about.
  expect(dayOf(text, { ...reply, replyTo: null })).toBeNull();
  expect(dayOf(text, { ...reply, replyTo: { kind: "other" } })).toBeNull();
});

test.each([
  "周五前能弄完吗",
  "明天再说",
  "昨天",
  "尽快",
  "马上改",
  "5号楼",
  "3具",
  "周五前要检查",
  "周五开会",
  "3天前就报过了",
  "收到",
  "谢谢",
  "普坪社区周五前灭火器过期",
])("「%s」 sets no deadline", (text) => {
  expect(dayOf(text)).toBeNull();
});
