import { expect, test } from "vitest";
import { journalOf } from "../../db/journal.ts";
import { textOf } from "../card-text.ts";
import { type Fuhai, openFuhai } from "./cast.ts";

const LINE = "滇润农贸市场二楼东侧灭火器过期4具";
/** What no group may read; invented, as all of it. */
const FOUND = "滇润农贸市场冷库后面挖出人骨";

/** All that the bot ever said in this group, as it stands now. */
async function saidIn({ town }: Fuhai, group: { chatId: string }): Promise<string> {
  const messages = await town.sandbox.messages({ chatId: group.chatId });
  return messages
    .filter((message) => message.from === "bot")
    .map((message) => textOf(message.content))
    .join("\n");
}

test("a matter on the ledger whose message is edited into restricted words: no card shows them, its reporter is told alone", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  const said = await grid.says(LINE, { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await grid.taps(draft, "确认");
  const task = await town.expectSent(market, "待签收");

  await grid.edits(said, FOUND);
  await town.runJobs();
  const asked = await town.expectSent(
    grid,
    "XS-2026-0001 的原消息已修改",
    "限制事项",
    "请先撤回原消息",
    "私聊里单独上报",
    "110 / 120",
  );
  const shown = await town.card(asked.messageId);
  expect(shown).toContain(LINE);
  expect(shown).not.toContain("人骨");
  expect(shown).not.toContain("按新内容更正");
  await grid.taps(asked, "仍然属实");
  // A tap on a card of an older version of the program does no more.
  const forged = await grid.tapsValue(asked, { c: "answer-source", id: 1, seq: 3, answer: "put-right" });
  expect(forged.toast?.content).toContain("请看最新的一条");
  for (const card of [draft, task]) {
    const now = await town.card(card.messageId);
    expect(now).toContain(`整治任务** ${LINE}`);
    expect(now).toContain("原消息已修改,上报人确认仍然属实");
    // Not even what kind of thing it is.
    expect(now).not.toMatch(/人骨|命案|限制/);
  }
  expect(await saidIn(cast, group)).not.toMatch(/人骨|限制/);
  const entries = await journalOf(town.owner.db, { matterId: 1 });
  expect(entries.slice(2).map(({ type }) => type)).toEqual(["source-edited", "source-confirmed"]);
  for (const table of ["matters", "journal", "outbox", "inbox"])
    expect(JSON.stringify(await town.owner.sql`select * from ${town.owner.sql(table)}`), table).not.toContain(
      "人骨",
    );
  await town.close();
});

test("edited into restricted words that are no report at all, and by whom the message only was passed on: just so", async () => {
  const cast = await openFuhai();
  const { town, grid, street, market, group } = cast;
  const said = await street.says(LINE, { in: group, mentionBot: false });
  await grid.says("上报这个", { in: group, replyTo: said });
  await town.runJobs();
  const draft = await town.expectSent(group, "请确认上报", "未核实");
  await grid.taps(draft, "确认");
  await town.expectSent(market, "待签收");

  await street.edits(said, "听说有人被杀了,不晓得真假");
  await town.runJobs();
  const asked = await town.expectSent(grid, "限制事项", "请在与我的私聊里单独上报");
  expect(await town.card(asked.messageId)).not.toContain("撤回原消息");
  expect(await saidIn(cast, group)).not.toMatch(/被杀|限制/);
  await town.close();
});
