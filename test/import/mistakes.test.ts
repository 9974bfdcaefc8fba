import fc from "fast-check";
import { expect, test } from "vitest";
import type { Register } from "../../src/import/check-rows.ts";
import { lookUpPeople } from "../../src/import/look-up-people.ts";
import { readChats } from "../../src/import/read-chats.ts";
import { checkPosts, readPeople } from "../../src/import/read-people.ts";
import { readUnits } from "../../src/import/read-units.ts";
import { tableOf } from "./table-of.ts";

const register: Register = {
  bodies: new Map([
    ["前卫街道", { kind: "街道" }],
    ["区应急局", { kind: "部门" }],
  ]),
  units: new Map([
    ["示例·甲厂", { kind: "企业", retired: false }],
    ["示例·旧厂", { kind: "企业", retired: true }],
    ["示例·社区", { kind: "社区", retired: false }],
  ]),
};

type Row = [csv: string, line: number, reason: RegExp];

test.each<Row>([
  ["名称,子类\n甲,厂矿", 1, /表头缺少列:类型\(kind\)/],
  ["name,kind\n,企业", 2, /名称为空/],
  ["name,kind\n甲,工厂", 2, /类型「工厂」不认识,请填 社区、企业、单位、街道、部门、功能区 之一/],
  ["name,kind\n甲,constructor", 2, /不认识/],
  ["name,kind\n甲,", 2, /类型「」不认识/],
  ["name,kind\n甲,企业\n乙,企业\n甲,单位", 4, /「甲」与第 2 行重复/],
  ["name,kind,street\n甲,企业,后卫街道", 2, /街道「后卫街道」不在名录里/],
  ["name,kind,street\n甲,企业,区应急局", 2, /街道「区应急局」不在名录里/],
  ["name,kind\n前卫街道,企业", 2, /「前卫街道」已经是街道,不能再作为单位/],
  ["name,kind\n示例·甲厂,部门", 2, /「示例·甲厂」已经是单位,不能再作为部门/],
  ["name,kind,regulator\n甲,企业,区教育局", 2, /监管部门「区教育局」不在名录里/],
  ["name,kind,community\n甲,企业,示例·甲厂", 2, /社区「示例·甲厂」不在名录里/],
  ["name,kind,停用\n甲,企业,也许", 2, /停用一列请填 是 或 否/],
  ["name,kind,停用\n前卫街道,街道,是", 2, /街道不能停用/],
  ["name,kind,case_leader\n甲,企业,李某 100 0000 0000", 2, /包案领导一列请只填姓名/],
  [`name,kind\n${"甲".repeat(101)},企业`, 2, /超过 100 字/],
])("units: %s", async (csv, line, reason) => {
  expect(readUnits(await tableOf(csv), register).mistakes).toEqual([
    { line, reason: expect.stringMatching(reason) },
  ]);
});

test.each([
  "name,kind,street\n甲,企业,新街道\n新街道,街道,",
  "name,kind,community\n甲,企业,新社区\n新社区,社区,",
  "name,kind,community\n新社区,社区,新社区",
  "name,kind,case_leader\n甲,企业,ou_7d8a6e6df7621556ce0d21922b676706",
  "name,kind,street\n甲,企业,",
])("units: a file may refer to its own rows, in any order: %s", async (csv) => {
  expect(readUnits(await tableOf(csv), register).mistakes).toEqual([]);
});

test.each<Row>([
  ["name,role\n李某,网格员", 1, /open_id 或 手机\(mobile\)/],
  ["open_id,role\nou_a,网格员", 1, /表头缺少列:名称\(name\)/],
  ["open_id,name,role\nou_a,,网格员", 2, /姓名为空/],
  ["open_id,name,role\nou_a,李某,书记", 2, /角色「书记」不认识,请填 网格员、单位、/],
  ["open_id,name,role\nou_a,李某,constructor", 2, /不认识/],
  ["open_id,mobile,name,role\n,,李某,网格员", 2, /open_id 和手机号都没有/],
  ["open_id,name,role\n7,李某,网格员", 2, /open_id 应以 ou_ 开头/],
  ["mobile,name,role\n123,李某,网格员", 2, /手机号格式不对/],
  ["open_id,name,role\nou_a,李某 1000000000,网格员", 2, /姓名一列请不要填号码/],
  ["open_id,name,role\nou_a,李某,单位", 2, /「单位」时须填单位/],
  ["open_id,name,role\nou_a,李某,街道", 2, /「街道」时须填街道/],
  ["open_id,name,role\nou_a,李某,部门", 2, /「部门」时须填部门/],
  ["open_id,name,role,unit\nou_a,李某,单位,乙厂", 2, /单位「乙厂」不在名录里/],
  ["open_id,name,role,unit\nou_a,李某,单位,示例·旧厂", 2, /单位「示例·旧厂」已停用/],
  ["open_id,name,role,street\nou_a,李某,街道,区应急局", 2, /街道「区应急局」不在名录里/],
  ["open_id,name,role,body\nou_a,李某,部门,区教育局", 2, /部门「区教育局」不在名录里/],
  ["open_id,name,role\nou_a,李某,网格员\nou_a,王某,平安办", 3, /两个姓名「李某」和「王某」/],
  ["open_id,name,role\nou_a,李某,网格员\nou_a,李某,网格员", 3, /与第 2 行重复/],
  ["mobile,name,role\n10000000000,李某,网格员", 2, /没有配置飞书应用/],
])("people: %s", async (csv, line, reason) => {
  const { rows, mistakes } = readPeople(await tableOf(csv));
  const known = await lookUpPeople(rows, undefined);
  const all = [...mistakes, ...known.mistakes, ...checkPosts(known.rows, register)];
  expect(all).toEqual([{ line, reason: expect.stringMatching(reason) }]);
});

test.each<Row>([
  ["name\n群", 1, /表头缺少列:chat_id/],
  ["chat_id,name\n7,群", 2, /chat_id 应以 oc_ 开头/],
  ["chat_id,name\noc_a,", 2, /群名为空/],
  ["chat_id,name,street,unit\noc_a,群,前卫街道,示例·甲厂", 2, /只能绑定一处/],
  ["chat_id,name,street\noc_a,群,后卫街道", 2, /街道「后卫街道」不在名录里/],
  ["chat_id,name,unit\noc_a,群,乙厂", 2, /单位「乙厂」不在名录里/],
  ["chat_id,name,body\noc_a,群,区教育局", 2, /部门「区教育局」不在名录里/],
  ["chat_id,name\noc_a,群\noc_a,群二", 3, /与第 2 行重复/],
])("chats: %s", async (csv, line, reason) => {
  expect(readChats(await tableOf(csv), register).mistakes).toEqual([
    { line, reason: expect.stringMatching(reason) },
  ]);
});

test("every bad row is named, not only the first", async () => {
  const { mistakes } = readUnits(
    await tableOf("name,kind,street\n,企业,\n甲,工厂,\n乙,企业,无\n丙,企业,"),
    register,
  );
  expect(mistakes.map(({ line }) => line)).toEqual([2, 3, 4]);
});

const number = fc.stringMatching(/^1[0-9]{10}$/);
const numberAnywhere = fc.record({
  number,
  column: fc.constantFrom("mobile", "name", "role", "unit", "street", "body"),
});

test("a phone number, in whichever column, is never repeated in a mistake", async () => {
  await fc.assert(
    fc.asyncProperty(numberAnywhere, async ({ number, column }) => {
      const cells = {
        mobile: "",
        name: "李某",
        role: "网格员",
        unit: "",
        street: "",
        body: "",
        [column]: number,
      };
      const table = await tableOf(`${Object.keys(cells).join(",")}\n${Object.values(cells).join(",")}`);
      const { rows, mistakes } = readPeople(table);
      const known = await lookUpPeople(rows, async () => new Map());
      const asKnown = rows.map((row) => ({ ...row, openId: "ou_a" }));
      const all = [...mistakes, ...known.mistakes, ...checkPosts(asKnown, register)];
      expect(all.length).toBeGreaterThan(0);
      expect(JSON.stringify(all)).not.toContain(number);
    }),
  );
});
