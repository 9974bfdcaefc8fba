import { afterEach, beforeEach, expect, test } from "vitest";
import { chatsBoundTo, placeOf } from "../../db/chats.ts";
import { holdersOfPost, personByOpenId } from "../../db/people.ts";
import { AT, openRegister } from "./open-register.ts";

let register: Awaited<ReturnType<typeof openRegister>>;
beforeEach(async () => {
  register = await openRegister();
  await register.imports("units", "name,kind,street\n甲街道,街道,\n区应急局,部门,\n示例·厂,企业,甲街道");
});
afterEach(() => register.close());

const HEAD = "open_id,name,role,unit,street,body";
const tally = { added: 0, changed: 0, retired: 0, unchanged: 0 };
/** Eleven digits of no real person. */
const MOBILE = "10000000000";

test("a person with several posts has them all, and a second import changes nothing", async () => {
  const csv = `${HEAD}\nou_a,李某,网格员,,甲街道,\nou_a,李某,单位,示例·厂,,\nou_b,王某,部门,,,区应急局`;
  expect(await register.imports("people", csv)).toMatchObject({ ...tally, added: 2, mistakes: [] });
  const li = await personByOpenId(register.db, { openId: "ou_a" });
  expect(li?.posts).toMatchObject([
    { role: "grid-worker", streetName: "甲街道" },
    { role: "unit", unitName: "示例·厂" },
  ]);
  const before = await register.everything();
  expect(await register.imports("people", csv)).toMatchObject({ ...tally, unchanged: 2 });
  expect(await register.everything()).toEqual(before);
});

test("posts no longer in the file end, are kept, and nobody else's are touched", async () => {
  await register.imports(
    "people",
    `${HEAD}\nou_a,李某,网格员,,甲街道,\nou_a,李某,平安办,,,\nou_b,王某,部门,,,区应急局`,
  );
  const later = new Date(AT.getTime() + 86_400_000);
  const again = await register.imports("people", `${HEAD}\nou_a,李某,平安办,,,\nou_a,李某,单位,示例·厂,,`, {
    at: later,
  });
  expect(again).toMatchObject({ ...tally, changed: 1 });
  const { posts } = await register.everything();
  expect(posts.map(({ role, from_at, to_at }) => ({ role, from_at, to_at }))).toEqual([
    { role: "grid-worker", from_at: AT, to_at: later },
    { role: "office", from_at: AT, to_at: null },
    { role: "department", from_at: AT, to_at: null },
    { role: "unit", from_at: later, to_at: null },
  ]);
});

test("a person found by mobile is kept by open_id alone: the number stands nowhere", async () => {
  const asked: string[][] = [];
  const lookUp = async (mobiles: readonly string[]) => {
    asked.push([...mobiles]);
    return new Map([[MOBILE, "ou_a"]]);
  };
  const csv = `手机号,姓名,岗位\n+86 100-0000-0000,李某,平安办\n${MOBILE},李某,网格员`;
  expect(await register.imports("people", csv, { lookUp })).toMatchObject({ added: 1, mistakes: [] });
  expect(asked).toEqual([[MOBILE]]);
  expect(await holdersOfPost(register.db, { role: "office" })).toMatchObject([
    { openId: "ou_a", name: "李某" },
  ]);
  expect(JSON.stringify(await register.everything())).not.toContain(MOBILE);
});

test("somebody the platform does not know is named by line, and nobody is imported", async () => {
  const lookUp = async () => new Map<string, string>();
  const outcome = await register.imports(
    "people",
    `mobile,open_id,name,role\n,ou_b,王某,平安办\n${MOBILE},,李某,平安办`,
    { lookUp },
  );
  expect(outcome.mistakes).toEqual([{ line: 3, reason: expect.stringContaining("没有查到人") }]);
  expect((await register.everything()).people).toEqual([]);
});

test("a platform that does not answer imports nobody, and the sentence holds no number", async () => {
  const lookUp = async () => Promise.reject(new Error(`refused ${MOBILE}`));
  const importing = register.imports("people", `mobile,name,role\n${MOBILE},李某,平安办`, { lookUp });
  await expect(importing).rejects.toThrow(/^向飞书按手机号查人没有成功,没有导入任何一行.*doctor/);
});

test("groups are bound to their place, bound anew, and left bound by a file without such columns", async () => {
  expect(await register.imports("chats", "chat_id,群名,街道\noc_a,甲群,甲街道")).toMatchObject({
    ...tally,
    added: 1,
  });
  const [street] = (await register.everything()).bodies;
  expect(await chatsBoundTo(register.db, { streetId: street?.id })).toEqual(["oc_a"]);
  expect(await register.imports("chats", "chat_id,name\noc_a,甲群")).toMatchObject({
    ...tally,
    unchanged: 1,
  });
  expect(await register.imports("chats", "chat_id,name,unit\noc_a,厂群,示例·厂")).toMatchObject({
    ...tally,
    changed: 1,
  });
  expect(await placeOf(register.db, { chatId: "oc_a", private: null })).toMatchObject({
    name: "厂群",
    streetId: null,
    unitName: "示例·厂",
  });
});
