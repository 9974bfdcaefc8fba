import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase, type Tx } from "../../db/connect.ts";
import { lastShownOf } from "../../db/last-shown.ts";
import { openTestDatabase } from "../database.ts";

const AT = new Date("2026-11-23T02:00:00Z");
const ROWS = 30_000;
let server: Awaited<ReturnType<typeof openTestDatabase>>;
let town: Database;

/** A busy town: many chats, one busier than all, and in it the card of draft 7, sent a minute ago. */
beforeAll(async () => {
  server = await openTestDatabase();
  town = openDatabase({ url: server.url });
  await town.sql`
    insert into outbox (id, once_key, lane, priority, action, msg_type, content, created_at, sent_wall_at, outcome,
      message_id, chat_id)
    select gen_random_uuid(), 'old:' || n, lane, 1, 'reply', 'text', '{"text":"x"}',
      ${AT}::timestamptz - make_interval(mins => ${ROWS} - n + 5),
      ${AT}::timestamptz - make_interval(mins => ${ROWS} - n + 5), 'sent', 'om_' || n, lane
    from (select n, case when n % 3 = 0 then 'oc_busy' else 'oc_' || n % 50 end as lane
      from generate_series(1, ${ROWS}::int) n) rows`;
  await row({ key: "card", agoS: 60, living: 7 });
  await town.sql`
    insert into inbox (dedupe_key, lane, event_type, received_wall_at)
    values ('message:om_said', 'oc_busy', 'im.message.receive_v1', ${AT})`;
  await town.sql.unsafe("analyze outbox");
});
afterAll(async () => {
  await town.close();
  await server.close();
});

/** A message of ours; sent that many seconds ago, or waiting. */
const row = (q: {
  key: string;
  agoS: number | null;
  living?: number;
  lane?: string;
  action?: string;
  outcome?: string | null;
}) => town.sql`
  insert into outbox (id, once_key, lane, priority, action, msg_type, content, created_at, sent_wall_at, outcome,
    living_matter_id)
  values (gen_random_uuid(), ${q.key}, ${q.lane ?? "oc_busy"}, 1, ${q.action ?? "reply"}, 'text', '{"text":"x"}',
    ${AT}::timestamptz - interval '60 seconds',
    ${q.agoS === null ? null : new Date(AT.getTime() - q.agoS * 1000)}::timestamptz,
    ${q.outcome === undefined ? (q.agoS === null ? null : "sent") : q.outcome}, ${q.living ?? null})`;
const shown = (tx: Tx) =>
  lastShownOf(tx, { draftIds: [7], chatId: "oc_busy", privateOf: "ou_1", messageId: "om_said", at: AT });

test("the card just shown is found without reading the whole outbox", async () => {
  await town.db.transaction(async (tx) => {
    const scans = async () =>
      Number((await tx.execute("select pg_stat_get_xact_numscans('outbox'::regclass) as n"))[0]?.n);
    const before = await scans();
    expect(await shown(tx)).toBe(7);
    expect(await scans()).toBe(before);
  });
});

test.each([
  ["sent after it", { agoS: 30 }, null],
  ["sent after it by the person's own lane", { agoS: 30, lane: "person:ou_1" }, null],
  ["still waiting behind it", { agoS: null }, null],
  ["sent before it, though written later", { agoS: 90, lane: "person:ou_1" }, 7],
  ["given up, so that nobody saw it", { agoS: null, outcome: "dead" }, 7],
  ["a card that was only patched", { agoS: 30, action: "update" }, 7],
  ["in another chat", { agoS: 30, lane: "oc_9" }, 7],
])("another message of ours, %s", async (_what, message, expected) => {
  await row({ key: "other", ...message });
  expect(await town.db.transaction(shown)).toBe(expected);
  await town.sql`delete from outbox where once_key = 'other'`;
});
