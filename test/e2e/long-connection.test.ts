import { readFileSync } from "node:fs";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "../database.ts";
import { openLongPlatform } from "./long-platform.ts";
import { until } from "./start-sandbox.ts";
import { type Service, startService, stopService } from "./start-service.ts";

const APP_ID = "cli_0123456789abcdef";
const SECRET_WORDS = "上报 某处灭火器过期";

let platform: Awaited<ReturnType<typeof openLongPlatform>>;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let service: Service;
let sql: postgres.Sql;

beforeAll(async () => {
  platform = await openLongPlatform();
  database = await openTestDatabase();
  sql = postgres(database.url, { max: 1 });
  service = await startService({
    DATABASE_URL: database.url,
    FEISHU_APP_ID: APP_ID,
    FEISHU_APP_SECRET: "a secret of tests",
    FEISHU_EVENTS: "websocket",
    FEISHU_DOMAIN: platform.domain,
  });
  await until("the long connection", async () => platform.isConnected());
});
afterAll(async () => {
  await stopService(service);
  await platform.close();
  await sql.end();
  await database.close();
});

/** A recorded envelope, addressed to us; the long connection's own carry an empty token. */
function recorded(file: string, eventId: string, change: (event: Record<string, unknown>) => object) {
  const envelope = JSON.parse(readFileSync(new URL(`../fixtures/${file}`, import.meta.url), "utf8"));
  return {
    ...envelope,
    header: { ...envelope.header, event_id: eventId, token: "", app_id: APP_ID },
    event: change(envelope.event),
  };
}
const message = (id: string, text: string) =>
  recorded("events/composed/im.message.receive_v1.p2p-text.json", `e-${id}`, (event) => ({
    ...event,
    message: { ...(event.message as object), message_id: id, content: JSON.stringify({ text }) },
  }));

test("an event of the long connection is acknowledged after its row is kept, sealed, once, and answered", async () => {
  expect(await platform.push(message("om_long_1", SECRET_WORDS))).toMatchObject({ code: 200 });
  expect(await platform.push(message("om_long_1", SECRET_WORDS))).toMatchObject({ code: 200 });
  await until("the reply", async () => platform.sentTo("/open-apis/im/v1/messages").length > 0);
  expect(platform.sentTo("/open-apis/im/v1/messages").map((one) => one.body)).toHaveLength(1);
  expect(platform.sentTo("/open-apis/im/v1/messages")[0]?.body).toContain("您还没有登记");
  const rows = await sql`select handled_at is not null as handled from inbox`;
  expect(rows).toEqual([{ handled: true }]);
});

test("a card click gets its true outcome in the acknowledgement", async () => {
  const tap = recorded("callbacks/card.action.trigger.button.json", "e-tap", (event) => ({
    ...event,
    action: { tag: "button", value: { c: "accept", id: 1, v: 1 } },
  }));
  const { code, data } = await platform.push(tap);
  expect(code).toBe(200);
  expect(data).toMatchObject({ toast: { content: expect.stringContaining("您还没有登记") } });
});

test("an event meant for another app is dropped, and the platform need not repeat it", async () => {
  const strange = message("om_long_2", "台账");
  strange.header.app_id = "cli_ffffffffffffffff";
  expect(await platform.push(strange)).toMatchObject({ code: 200 });
  expect(await sql`select 1 from inbox where dedupe_key = 'message:om_long_2'`).toHaveLength(0);
});

test("without an Encrypt Key there is no door that anybody could knock at", async () => {
  const knocked = await fetch(`${service.url}/feishu/events`, { method: "POST", body: "{}" });
  expect(knocked.status).toBe(404);
});

test("a lost connection comes back, and /readyz tells while it is away", async () => {
  const readyz = async () => (await fetch(`${service.url}/readyz`)).text();
  await until("a complete cycle", async () => (await readyz()).includes('"ready":true'));
  platform.drop();
  await until("the loss is told", async () => (await readyz()).includes("long connection"));
  await until("connected again", async () => platform.isConnected(), 20_000);
  expect(await platform.push(message("om_long_3", "帮助"))).toMatchObject({ code: 200 });
}, 60_000);

test("what waits in the inbox cannot be read there", async () => {
  const [held] = await sql.begin(async (tx) => {
    // Nothing can be handled while we hold the rows' table for ourselves.
    await tx`lock table people in access exclusive mode`;
    void platform.push(message("om_long_4", SECRET_WORDS));
    await until("the row", async () => (await tx`select 1 from inbox where handled_at is null`).length > 0);
    return tx`select sealed from inbox where handled_at is null`;
  });
  expect(held?.sealed).toMatch(/^[A-Za-z0-9+/=]+$/);
  expect(Buffer.from(String(held?.sealed), "base64").toString()).not.toContain("灭火器");
});
