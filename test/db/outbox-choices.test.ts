import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase } from "../../db/connect.ts";
import { queueMessages } from "../../db/outbox.ts";
import { endChoices, isChosen, isClosed, settleTapped } from "../../db/outbox-choices.ts";
import { claimHead } from "../../db/outbox-claim.ts";
import { closeLiving, livingMessages, replaceUnsent } from "../../db/outbox-living.ts";
import { markSent } from "../../db/outbox-outcome.ts";
import { type Card, type Outgoing, PRIORITY } from "../../src/domain/message.ts";
import { openTestDatabase } from "../database.ts";

const AT = new Date("2026-11-23T02:00:00Z");
const CARD: Card = { schema: "2.0", config: {}, header: {}, body: { elements: [] } };
let server: Awaited<ReturnType<typeof openTestDatabase>>;
let town: Database;
beforeAll(async () => {
  server = await openTestDatabase();
  town = openDatabase({ url: server.url });
});
afterAll(async () => {
  await town.close();
  await server.close();
});
beforeEach(async () => {
  await town.sql`truncate outbox`;
});

/** A card that is queued; with a name, it was sent as that message. */
async function card(q: { livingMatterId?: number; offers?: number[] }, messageId?: string): Promise<string> {
  const [last] = await town.sql`select count(*)::int as n from outbox`;
  const onceKey = `card:${last?.n}`;
  const message: Outgoing = {
    onceKey,
    priority: PRIORITY.answer,
    action: "send",
    to: { chatId: "oc_1" },
    body: { card: CARD },
    ...q,
  };
  await town.db.transaction((tx) => queueMessages(tx, AT, [message]));
  if (messageId) {
    const row = await claimHead(town.sql, "oc_1");
    if (!row) throw new Error("nothing to send");
    await markSent(town.sql, row, { messageId, chatId: "oc_1" });
  }
  const [row] = await town.sql`select id from outbox where once_key = ${onceKey}`;
  return String(row?.id);
}
const living = () => livingMessages(town.db, { matterId: 7 });
const inTx = <T>(run: (tx: Parameters<Parameters<Database["db"]["transaction"]>[0]>[0]) => Promise<T>) =>
  town.db.transaction(run);

test("closed cards are neither patched nor replaced any more, the one that holds is, sent or not", async () => {
  await card({ livingMatterId: 7 }, "om_1");
  await card({ livingMatterId: 7 }, "om_2");
  const unsent = await card({ livingMatterId: 7 });
  await card({ livingMatterId: 8 });
  await inTx((tx) => closeLiving(tx, { matterId: 7, except: ["om_2", `outbox:${unsent}`] }));
  expect(await living()).toEqual(["om_2"]);
  expect(await inTx((tx) => replaceUnsent(tx, { matterId: 7, card: CARD }))).toEqual([`outbox:${unsent}`]);
  await inTx((tx) => closeLiving(tx, { matterId: 7, except: [] }));
  expect(await living()).toEqual([]);
  expect(await inTx((tx) => replaceUnsent(tx, { matterId: 7, card: CARD }))).toEqual([]);
  expect(await isClosed(town.db, { messageId: "om_1" })).toBe(true);
  expect(await inTx((tx) => replaceUnsent(tx, { matterId: 8, card: CARD }))).toHaveLength(1);
});

test("what was tapped shows the matter that was chosen; a message of others is none of ours", async () => {
  await card({ offers: [7, 8] }, "om_which");
  expect(await isChosen(town.db, { messageId: "om_which" })).toBe(false);
  expect(await inTx((tx) => settleTapped(tx, { messageId: "om_which", matterId: 7 }))).toBe(true);
  expect(await isChosen(town.db, { messageId: "om_which" })).toBe(true);
  expect(await living()).toEqual(["om_which"]);
  expect(await inTx((tx) => settleTapped(tx, { messageId: "om_foreign", matterId: 7 }))).toBe(false);
  // A list that a tap shows in place of a matter's card does not end that card.
  await inTx((tx) => settleTapped(tx, { messageId: "om_plain", matterId: null }));
  await card({ livingMatterId: 7 }, "om_plain");
  await inTx((tx) => settleTapped(tx, { messageId: "om_plain", matterId: null }));
  expect(await living()).toEqual(["om_plain", "om_which"]);
});

test("a choice ends once, also one that has not left yet, and not while it was made or never sent", async () => {
  await card({ offers: [7, 8] }, "om_which");
  await card({ offers: [9] }, "om_other");
  await card({ offers: [7] }, "om_chosen");
  await inTx((tx) => settleTapped(tx, { messageId: "om_chosen", matterId: null }));
  const dead = await card({ offers: [7] });
  await town.sql`update outbox set outcome = 'dead' where id = ${dead}`;
  const unsent = await card({ offers: [7] });
  const ended = await inTx((tx) => endChoices(tx, { matterId: 7 }));
  expect(ended.sort()).toEqual(["om_which", `outbox:${unsent}`]);
  expect(await inTx((tx) => endChoices(tx, { matterId: 7 }))).toEqual([]);
});
