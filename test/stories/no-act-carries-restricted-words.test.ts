import { expect, test } from "vitest";
import { textOf } from "../card-text.ts";
import { type Fuhai, handIn, openFuhai, register } from "./cast.ts";

/** What no group may read, each told in another way; invented, as all of it. */
const WORDS = [
  "有个摊贩上吊了",
  "有个女娃被老板摸了",
  "保安说他婆娘遭男人打得起不来",
  "摊主昨晚烧炭走了",
  "摊主人都烂在屋头了",
];
const GIVEN_AWAY = /上吊|女娃|被老板|婆娘|烧炭|烂在/;
const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4]);

/** All that was kept and all that was ever sent, to whomever. */
async function keptAndShown({ town }: Fuhai): Promise<string> {
  const tables = await Promise.all(
    ["matters", "journal", "verifications", "outbox", "inbox"].map((table) =>
      town.owner.sql.unsafe(`select * from ${table}`),
    ),
  );
  const messages = await town.sandbox.messages();
  const shown = messages.filter(({ from }) => from === "bot").map(({ content }) => textOf(content));
  return JSON.stringify([tables, shown]);
}

const takeAll = ({ town, group, ...people }: Fuhai) =>
  town.takeAll(
    group,
    people.grid,
    people.market,
    people.street,
    people.leader,
    people.regulator,
    people.office,
  );

type Registered = Awaited<ReturnType<typeof register>> & { review?: { messageId: string } };

/** Each act by the person whose it is, behind its number, as a reply, and in its form. */
const ACTS = [
  { act: "签收", by: "market", from: register },
  { act: "整改", by: "market", from: register, form: "提交整改" },
  { act: "续报", by: "grid", from: register },
  { act: "申请退回", by: "street", from: register },
  { act: "撤销", by: "grid", from: register },
  { act: "延期", by: "market", from: register },
  { act: "核验通过", by: "street", from: handIn, form: "核验通过" },
  { act: "打回", by: "street", from: handIn, form: "打回" },
] as const;

test.each(ACTS)(
  "$act takes no restricted words: by number, by reply, in a form, under a picture",
  async (q) => {
    const cast = await openFuhai();
    const { town, group } = cast;
    const { number, ...cards }: Registered = await q.from(cast);
    const card: { messageId: string } = cards.review ?? cards.task;
    const person = cast[q.by];
    const inGroup = await town.group("市场群", [cast.market, cast.street, cast.grid], {
      unit: "示例·滇润农贸市场",
    });
    await person.says(number, { in: inGroup });
    const shown = await town.expectSent(inGroup, number);
    if ("form" in q) await cast.market.taps(card, "签收").catch(() => null);
    await takeAll(cast);
    const before = await town.owner
      .sql`select state, version, rectification, return_reason from matters where not restricted`;
    for (const words of WORDS) await person.says(`${q.act} ${number} 都弄好了,${words}`, { in: inGroup });
    const [first, second, third, fourth, fifth] = WORDS;
    await person.says(`${q.act} ${number} ${first}?`);
    await person.says(`${q.act} 都弄好了,另外${second}`, { in: inGroup, replyTo: shown });
    await person.posts(`${q.act} ${number} 见照片,${third}`, [PICTURE], { in: inGroup });
    if ("form" in q)
      for (const words of [fourth, fifth]) await person.taps(card, q.form, { text: `弄好了,${words}` });
    await town.runJobs();
    await takeAll(cast);
    await town.takeAll(inGroup);
    expect(await keptAndShown(cast)).not.toMatch(GIVEN_AWAY);
    expect(
      await town.owner
        .sql`select state, version, rectification, return_reason from matters where not restricted`,
    ).toEqual(before);
    expect([
      ...(await town.owner
        .sql`select files.id from files join matters on matters.id = matter_id where not restricted`),
    ]).toEqual([]);
    await town.takeAll(group);
    await town.close();
  },
);

test("words to several drafts or matters that would have to be asked which: no card keeps them", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  await register(cast);
  await register(cast, "滇润农贸市场三楼配电箱没关,周五前");
  const own = await town.group("市场群", [market], { unit: "示例·滇润农贸市场" });
  await grid.says("滇润农贸市场后门锁死了", { in: group });
  await grid.says("滇润农贸市场电线裸露", { in: group });
  await takeAll(cast);
  for (const words of WORDS) {
    await market.says(`整改 油烟管洗了,${words}`, { in: own });
    await grid.says(`任务改成${words}`, { in: group });
    await grid.says(`地点改成三楼,${words}`, { in: group });
  }
  await takeAll(cast);
  await town.takeAll(own);
  expect(await keptAndShown(cast)).not.toMatch(GIVEN_AWAY);
  await town.close();
});

test("in private a restricted matter itself takes them: it is apart already", async () => {
  const cast = await openFuhai();
  const { town, grid } = cast;
  await grid.says("滇润农贸市场冷库后面挖出人骨");
  const draft = await town.expectSent(grid, "什么时候整改完");
  await grid.taps(draft, "7天内 · 11月30日(周一)");
  await grid.taps(draft, "确认");
  await takeAll(cast);
  await grid.says("续报 XS-2026-0001 确认是人骨,法医来过了");
  await town.expectSent(grid, "110 / 120");
  await town.expectSent(grid, "XS-2026-0001 已续报");
  const entries = await town.owner.sql`select payload from journal where type = 'followed-up'`;
  expect(JSON.stringify(entries)).toContain("法医来过了");
  await takeAll(cast);
  await town.close();
});
