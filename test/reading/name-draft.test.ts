import { expect, test } from "vitest";
import { readAllDrafts, readNamedDraft } from "../../src/reading/name-draft.ts";
import { saysGraveRumour } from "../../src/reading/rumour.ts";

test.each([
  ["取消后门锁死那个", "discard", "后门锁死"],
  ["后门那条不要了", "discard", "后门"],
  ["灭火器那个取消掉", "discard", "灭火器"],
  ["把后门那条取消了", "discard", "后门"],
  ["后门那个算了不要了", "discard", "后门"],
  ["请把配电箱那份草稿撤销掉", "discard", "配电箱"],
  ["后门锁死的那条作废", "discard", "后门锁死"],
  ["灭火器的那个不报了", "discard", "灭火器"],
  ["确认配电箱那条", "confirm", "配电箱"],
  ["配电箱那份可以确认", "confirm", "配电箱"],
  ["确认一下后门那个", "confirm", "后门"],
  ["修改配电箱那条", "edit", "配电箱"],
])("「%s」: %s 「%s」", (text, act, name) => {
  expect(readNamedDraft(text)).toEqual({ act, name, sure: true });
});

test.each([
  "取消",
  "确认",
  "取消上报",
  "确认上报",
  "取消那条",
  "取消刚才那条",
  "确认无误",
  "撤销签收",
  "取消0003那条",
  "消防通道被取消了",
  "路灯取消了没有",
  "井盖取消了",
  "后门那条取消了吗",
  "取消限速牌,路口危险",
])("「%s」 names no draft", (text) => {
  expect(readNamedDraft(text)).toBeNull();
});

test.each([
  ["全部取消", "discard"],
  ["都取消了", "discard"],
  ["全部不要", "discard"],
  ["都不要了", "discard"],
  ["取消所有草稿", "discard"],
  ["把这些草稿全都取消掉", "discard"],
  ["统统作废", "discard"],
  ["全部确认", "confirm"],
  ["确认全部", "confirm"],
  ["都确认了", "confirm"],
  ["全部确认安全了", null],
  ["都确认过没有隐患", null],
  ["全部取消了吗?", null],
  ["取消", null],
  ["所有灭火器都不要了", null],
  ["消防通道全部取消", null],
])("「%s」 is about all drafts: %s", (text, act) => {
  expect(readAllDrafts(text)).toBe(act);
});

test.each([
  ["网上说滇润农贸市场炸了,是不是真的", true],
  ["听说死了两个人", true],
  ["听说楼塌了", true],
  ["听说燃气泄漏", true],
  ["听说出人命了", true],
  ["听说市场要搬了", false],
  ["听说油炸了一锅洋芋", false],
  ["听说要涨摊位费", false],
  ["听说朋友圈炸了锅", false],
  ["听说没出大事", false],
])("「%s」 is for 119, 120 or 110 if true: %s", (text, grave) => {
  expect(saysGraveRumour(text)).toBe(grave);
});
