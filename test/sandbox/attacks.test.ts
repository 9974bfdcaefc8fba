import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ATTACKS } from "../../src/sandbox/attacks.ts";
import { openSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { createDoor } from "../../src/webhook/app.ts";
import type { InboxRow } from "../../src/webhook/inbox-row.ts";
import { openTestDatabase } from "../database.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let sandbox: Sandbox;
let server: ReturnType<typeof serve>;
const kept = new Map<string, InboxRow>();
beforeAll(async () => {
  database = await openTestDatabase();
  sandbox = await openSandbox({ databaseUrl: database.url, webhookUrl: "http://127.0.0.1:1/" });
  const door = createDoor({
    app: { ...sandbox.app, tenantKeys: [] },
    keep: async (row) => {
      kept.set(row.dedupeKey, row);
      return { id: kept.size };
    },
    waitForAnswer: async () => ({}),
    answered: () => {},
    count: () => {},
    wallNow: () => new Date(),
  });
  server = serve({ fetch: door.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((done) => server.once("listening", done));
  sandbox.setWebhookUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/feishu/events`);
  await sandbox.addPerson({ openId: "ou_1", name: "王网格" });
  await sandbox.addChat({ chatId: "oc_1", name: "一个群", members: ["ou_1"] });
});
afterAll(async () => {
  await sandbox.close();
  await new Promise((done) => server.close(done));
  await database.close();
});

test("before anything was pushed there is nothing to send again", async () => {
  expect(await sandbox.attack("replay")).toBeNull();
});

test.each(ATTACKS.filter((one) => one !== "replay"))("the door turns away: %s", async (attack) => {
  const before = kept.size;
  const outcome = await sandbox.attack(attack);
  expect(outcome?.status).toBe(outcome?.expected);
  expect(outcome?.status).toBeGreaterThanOrEqual(400);
  expect(kept.size).toBe(before);
});

test("a push sent again to the byte is taken and is the same event", async () => {
  await sandbox.say({ from: "ou_1", chatId: "oc_1", text: "一句话", mentionBot: true });
  const [before] = [kept.size];
  expect(await sandbox.attack("replay")).toEqual({ status: 200, expected: 200 });
  expect([before, kept.size]).toEqual([1, 1]);
});
