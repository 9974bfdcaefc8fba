import { afterAll, beforeAll, expect, test } from "vitest";
import { openSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { openTestDatabase } from "../database.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let sandbox: Sandbox;
let bearer = "";
let now = Date.now();
/** The token of the last tap, as the bot would have it from the event. */
let token = "";
let during: (() => Promise<void>) | null = null;

async function call(method: string, path: string, body: object) {
  const answer = await fetch(`${sandbox.url}/open-apis/${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const { code, data, tenant_access_token } = (await answer.json()) as {
    code: number;
    data?: Record<string, unknown>;
    tenant_access_token?: string;
  };
  return { status: answer.status, code, data, tenant_access_token };
}
const cardOf = (words: string) => ({
  schema: "2.0",
  header: { title: { tag: "plain_text", content: words } },
  body: { elements: [{ tag: "markdown", content: words }] },
});
let chats = 0;
/** In a chat of its own: five a second are too many for one. */
async function sendCard() {
  const chatId = `oc_${++chats}`;
  await sandbox.addChat({ chatId, name: "一个群", members: ["ou_1", "ou_2"] });
  const content = JSON.stringify(cardOf("旧"));
  const body = { receive_id: chatId, msg_type: "interactive", content };
  return String((await call("POST", "im/v1/messages?receive_id_type=chat_id", body)).data?.message_id);
}
const update = (words = "新") => call("POST", "interactive/v1/card/update", { token, card: cardOf(words) });

const { createServer } = await import("node:http");
const { AESCipher } = await import("@larksuiteoapi/node-sdk");
const bot = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { encrypt } = JSON.parse(Buffer.concat(chunks).toString());
  token = JSON.parse(new AESCipher(sandbox.app.encryptKey).decrypt(encrypt)).event.token ?? token;
  await during?.();
  response.end("{}");
});

beforeAll(async () => {
  database = await openTestDatabase();
  await new Promise<void>((done) => bot.listen(0, "127.0.0.1", done));
  const address = bot.address();
  const port = typeof address === "object" && address ? address.port : 0;
  sandbox = await openSandbox({
    databaseUrl: database.url,
    webhookUrl: `http://127.0.0.1:${port}/`,
    now: () => now,
  });
  for (const openId of ["ou_1", "ou_2", "ou_3"]) await sandbox.addPerson({ openId, name: openId });
  await sandbox.addChat({ chatId: "oc_said", name: "一个群", members: ["ou_1", "ou_2"] });
  const { appId: app_id, appSecret: app_secret } = sandbox.app;
  bearer = String(
    (await call("POST", "auth/v3/tenant_access_token/internal", { app_id, app_secret })).tenant_access_token,
  );
});
afterAll(async () => {
  await sandbox.close();
  await new Promise((done) => bot.close(done));
  await database.close();
});

test("a tapped card may be updated twice with the click's token, and no third time", async () => {
  const messageId = await sendCard();
  await sandbox.tap({ from: "ou_1", messageId, value: {} });
  expect(token).toMatch(/^c-/);
  expect(await update("一")).toMatchObject({ status: 200, code: 0 });
  expect(await update("二")).toMatchObject({ status: 200, code: 0 });
  expect(await update("三")).toMatchObject({ status: 400, code: 300030 });
  const shown = (await sandbox.messages()).find((one) => one.messageId === messageId);
  expect(shown).toMatchObject({ updatedCount: 2, content: cardOf("二") });
});

test("not before the click is answered, not after half an hour, and not with a made-up token", async () => {
  const messageId = await sendCard();
  const early: number[] = [];
  during = async () => {
    early.push((await update()).code);
  };
  await sandbox.tap({ from: "ou_1", messageId, value: {} });
  during = null;
  expect(early).toEqual([200310]);
  now += 31 * 60_000;
  expect(await update()).toMatchObject({ status: 400, code: 300040 });
  token = "c-made-up";
  expect(await update()).toMatchObject({ status: 400, code: 300020 });
});

test("a late card is held to the same rules as any card", async () => {
  await sandbox.tap({ from: "ou_1", messageId: await sendCard(), value: {} });
  const bad = { ...cardOf("x"), body: { elements: [{ tag: "note", elements: [] }] } };
  expect(await call("POST", "interactive/v1/card/update", { token, card: bad })).toMatchObject({
    code: 230099,
  });
});

const urgent = (messageId: string, user_id_list: unknown, way = "app", query = "?user_id_type=open_id") =>
  call("PATCH", `im/v1/messages/${messageId}/urgent_${way}${query}`, { user_id_list });

test("urgent: whoever is not in the chat is listed as invalid; all invalid is refused", async () => {
  const own = await sendCard();
  expect(await urgent(own, ["ou_1", "ou_3", "ou_none"])).toMatchObject({
    code: 0,
    data: { invalid_user_id_list: ["ou_3", "ou_none"] },
  });
  expect(await urgent(own, ["ou_3"])).toMatchObject({ status: 400, code: 230001 });
});

test.each([
  ["somebody else's message", 230012, async () => urgent(await said(), ["ou_1"])],
  ["an unknown message", 230001, () => urgent("om_none", ["ou_1"])],
  ["nobody", 230001, async () => urgent(await sendCard(), [])],
  ["no kind of id", 99992402, async () => urgent(await sendCard(), ["ou_1"], "app", "")],
  ["a text message without quota", 230024, async () => urgent(await sendCard(), ["ou_1"], "sms")],
  ["a call without quota", 230024, async () => urgent(await sendCard(), ["ou_1"], "phone")],
] as const)("urgent with %s is refused: %i", async (_, code, calling) => {
  expect(await calling()).toMatchObject({ status: 400, code });
});

async function said() {
  const { messageId } = await sandbox.say({ from: "ou_1", chatId: "oc_said", text: "话" });
  return messageId;
}
