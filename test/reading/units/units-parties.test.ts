import { expect, test } from "vitest";
import { tellUnits } from "./told-units.ts";

test.each([
  ["接福海社区通知,陆家社区消防栓没水", "ambiguous 陆家社区 福海社区"],
  ["报福海社区:陆家社区亮灯", "ambiguous 陆家社区 福海社区"],
  ["报福海社区:明珠社区亮灯", "ambiguous 明波社区 福海社区"],
  ["红星社区报给福海社区的消防门坏了", "ambiguous 红星社区 福海社区"],
  ["福海社区副主任带队检查陆家社区,发现亮灯", "ambiguous 陆家社区 福海社区"],
  ["陆家社区网格员在福海社区发现亮灯", "ambiguous 福海社区 陆家社区"],
  ["从福海社区搬到陆家社区的那家电线老化", "ambiguous 陆家社区 福海社区"],
  ["请福海社区配合陆家社区整治亮灯", "ambiguous 陆家社区 福海社区"],
  ["福海社区的问题陆家社区负责整改,亮灯", "ambiguous 福海社区 陆家社区"],
  ["复兴社区党委书记说书林街社区路口开通", "ambiguous 书林街社区 复兴社区"],
  ["前卫社区网格员检查彩云幼儿园发现灯笼挂好", "ambiguous 示例·彩云幼儿园 前卫社区"],
  ["前卫社区发现彩云幼儿园灯笼挂好", "ambiguous 示例·彩云幼儿园 前卫社区"],
  ["普坪社区联合明波社区检查,普坪社区3栋亮灯", "ambiguous 普坪社区 明波社区"],
  ["福海社区通知陆家亮灯", "ambiguous 陆家社区 福海社区"],
  ["福海社区说陆家亮灯", "ambiguous 陆家社区 福海社区"],
  ["福海社区让红星清亮灯", "ambiguous 红星社区 福海社区"],
  ["福海社区网格员发现陆家亮灯", "ambiguous 陆家社区 福海社区"],
  ["棕南反映红星那边亮灯", "ambiguous 红星社区 棕树营南区社区"],
  ["前卫街道转福海社区:路口开通", "ambiguous 福海社区 (前卫街道)"],
  ["福海社区陆家社区亮灯", "ambiguous 福海社区 陆家社区"],
  ["前卫社区3栋亮灯,康宁医院的车堵着", "ambiguous 前卫社区 示例·康宁医院"],
])(
  "two are named and it is not plain which: both are asked, the likelier first: %s → %s",
  (text, expected) => {
    expect(tellUnits(text)).toBe(expected);
  },
);

test.each([
  ["前卫社区、官庄社区、福海社区都有亮灯", "stated 前卫社区 + 官庄社区 福海社区"],
  ["前卫社区2栋、官庄社区5栋亮灯", "stated 前卫社区 + 官庄社区"],
  ["福海社区亮灯,福海社区已派人", "stated 福海社区"],
  ["前卫社区亮灯,不是福海社区的", "stated 前卫社区"],
  ["把福海社区改成陆家社区", "stated 陆家社区"],
  ["马街街道通知普坪社区整改亮灯", "stated 普坪社区"],
  ["福海街道转福海社区:路口开通", "stated 福海社区"],
  ["福海社区说楼道堵", "stated 福海社区"],
  ["福海社区通知业主清亮灯", "stated 福海社区"],
  ["福海社区通知河南籍租户搬走电动车", "stated 福海社区"],
  ["福海社区说阳光小区亮灯", "stated 福海社区"],
  ["福海社区发现前面路灯坏", "stated 福海社区"],
  ["彩云幼儿园灯笼挂好,前卫社区已到场", "stated 示例·彩云幼儿园"],
])("one, a list, or a house and where it lies are as before: %s → %s", (text, expected) => {
  expect(tellUnits(text)).toBe(expected);
});

test("a question may name two: none of them is asked for", () => {
  expect(tellUnits("福海社区请陆家社区配合的那件", { bodies: true })).toBe("stated 福海社区 + 陆家社区");
});

test.each([
  ["春和小学(福海)厨房漏气", "ambiguous 示例·春和小学福海校区 示例·春和小学"],
  ["春和小学【福海街道】厨房漏气", "ambiguous 示例·春和小学福海校区 示例·春和小学"],
  ["康宁医院(前卫)电梯开了", "ambiguous 示例·康宁医院"],
  ["春和小学(西苑)厨房漏气", "stated 示例·春和小学"],
  ["春和小学(食堂)漏气", "stated 示例·春和小学"],
  // A slip in what a branch is called.
  ["春和小学福诲校区食堂漏气", "unknown 春和小学福诲校区 ~ 示例·春和小学福海校区 示例·春和小学"],
  ["滇润农贸市扬二楼亮灯", "ambiguous 示例·滇润农贸市场"],
])("branches of one house: %s → %s", (text, expected) => {
  expect(tellUnits(text)).toBe(expected);
});

test.each([
  ["官莊社區亮灯", "stated 官庄社区"],
  ["西山區馬街街道普坪社區楼道亮灯", "stated 普坪社区"],
  ["滇潤農貿市場二樓", "stated 示例·滇润农贸市场"],
  ["康寧醫院電梯壞了", "stated 示例·康宁医院"],
])("traditional signs are read like simplified ones: %s → %s", (text, expected) => {
  expect(tellUnits(text)).toBe(expected);
});
