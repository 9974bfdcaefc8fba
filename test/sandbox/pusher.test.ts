import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { AESCipher, generateChallenge } from "@larksuiteoapi/node-sdk";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { isSignedByFeishu } from "../../src/webhook/verify.ts";
import { openTestDatabase } from "../database.ts";

type Knock = { atMs: number; headers: IncomingHttpHeaders; body: string };
type Answer = (n: number) => { status: number; afterMs?: number };

/** 15 s / 5 min / 1 h / 6 h become 1.5 ms / 30 ms / 0.36 s / 2.16 s. */
const SCALE = 0.0001;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let sandbox: Sandbox;
let knocks: Knock[] = [];
let answer: Answer = () => ({ status: 200 });
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  knocks.push({ atMs: performance.now(), headers: request.headers, body: Buffer.concat(chunks).toString() });
  const { status, afterMs = 0 } = answer(knocks.length);
  setTimeout(() => response.writeHead(status).end("{}"), afterMs);
});

beforeAll(async () => {
  database = await openTestDatabase();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  sandbox = await openSandbox({
    databaseUrl: database.url,
    webhookUrl: `http://127.0.0.1:${port}/feishu/events`,
    retryScale: SCALE,
  });
  await sandbox.addPerson({ openId: "ou_1", name: "王网格" });
  await sandbox.addChat({ chatId: "oc_1", name: "一个群", members: ["ou_1"] });
});
afterEach(() => {
  knocks = [];
  answer = () => ({ status: 200 });
  sandbox.clearFaults();
});
afterAll(async () => {
  await sandbox.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await database.close();
});

const say = (text: string) => sandbox.say({ from: "ou_1", chatId: "oc_1", text, mentionBot: true });
function opened({ body }: Knock) {
  const { encrypt } = JSON.parse(body) as { encrypt: string };
  return JSON.parse(new AESCipher(sandbox.app.encryptKey).decrypt(encrypt));
}

test("an event is sealed and signed as the platform does it, and the SDK opens it", async () => {
  await say("灭火器过期");
  const [knock] = knocks;
  if (!knock) throw new Error("nothing was pushed");
  const header = (name: string) => String(knock.headers[name]);
  expect(
    isSignedByFeishu({
      signed: {
        timestamp: header("x-lark-request-timestamp"),
        nonce: header("x-lark-request-nonce"),
        signature: header("x-lark-signature"),
      },
      rawBody: Buffer.from(knock.body),
      encryptKey: sandbox.app.encryptKey,
      wallNow: new Date(),
    }),
  ).toBe(true);
  expect(generateChallenge(JSON.parse(knock.body), { encryptKey: sandbox.app.encryptKey }).isChallenge).toBe(
    false,
  );
  expect(opened(knock)).toMatchObject({
    schema: "2.0",
    header: {
      event_type: "im.message.receive_v1",
      app_id: sandbox.app.appId,
      token: sandbox.app.verificationToken,
    },
    event: {
      sender: { sender_id: { open_id: "ou_1" }, sender_type: "user" },
      message: {
        chat_id: "oc_1",
        chat_type: "group",
        content: JSON.stringify({ text: "@_user_1 灭火器过期" }),
      },
    },
  });
});

test("in a group only what mentions the bot reaches it", async () => {
  await sandbox.say({ from: "ou_1", chatId: "oc_1", text: "闲聊" });
  expect(knocks).toEqual([]);
});

test("what is not answered 200 comes again four times, each later, and then never", async () => {
  answer = () => ({ status: 503 });
  await say("没有人应");
  await expect.poll(() => knocks.length, { timeout: 10_000 }).toBe(5);
  const ids = new Set(knocks.map((knock) => opened(knock).header.event_id));
  expect(ids.size).toBe(1);
  const signatures = new Set(knocks.map((knock) => knock.headers["x-lark-signature"]));
  expect(signatures.size, "freshly signed at each try").toBe(5);
  const gaps = knocks.slice(1).map((knock, n) => knock.atMs - (knocks[n]?.atMs ?? 0));
  expect(gaps[0]).toBeLessThan(gaps[1] ?? 0);
  expect(gaps[1]).toBeLessThan(gaps[2] ?? 0);
  expect(gaps[2]).toBeLessThan(gaps[3] ?? 0);
  await new Promise((done) => setTimeout(done, 500));
  expect(knocks).toHaveLength(5);
});

test("an answer after 3 s is none, and a good one ends the repeats", async () => {
  answer = (n) => (n === 1 ? { status: 200, afterMs: 3500 } : { status: 200 });
  await say("慢");
  await expect.poll(() => knocks.length, { timeout: 5000 }).toBe(2);
  await new Promise((done) => setTimeout(done, 600));
  expect(knocks).toHaveLength(2);
});

test("a tap is pushed once, whatever is answered", async () => {
  answer = () => ({ status: 500 });
  const tapped = await sandbox.tap({ from: "ou_1", messageId: "om_none", value: { c: "x" } });
  expect(tapped).toMatchObject({ status: 500, error: expect.stringContaining("200341") });
  await new Promise((done) => setTimeout(done, 500));
  expect(knocks).toHaveLength(1);
});

test("the switches: twice the same event, and one event behind the next", async () => {
  sandbox.fault({ duplicate: 1 });
  await say("两次");
  expect(new Set(knocks.map((knock) => opened(knock).header.event_id)).size).toBe(1);
  expect(knocks).toHaveLength(2);
  knocks = [];
  sandbox.fault({ reorder: 1 });
  await say("先说");
  await say("后说");
  await expect.poll(() => knocks.length).toBe(2);
  const said = knocks.map((knock) => JSON.parse(opened(knock).event.message.content).text);
  expect(said).toEqual(["@_user_1 后说", "@_user_1 先说"]);
});
