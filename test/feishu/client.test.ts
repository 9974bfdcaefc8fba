import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createFeishu } from "../../src/feishu/client.ts";
import { type FakePlatform, openFakePlatform } from "./fake-platform.ts";

const SECRET = "the-app-secret-4711";
const WORDS = "某某小区三单元堆放杂物";
const opened: FakePlatform[] = [];
let platform: FakePlatform;
let lines: string[];

beforeEach(async () => {
  platform = await openFakePlatform();
  opened.push(platform);
  lines = [];
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

const connect = (q: { domain?: string; timeoutMs?: number } = {}) =>
  createFeishu({
    appId: "cli_0000000000000001",
    appSecret: SECRET,
    domain: platform.domain,
    log: pino({ level: "trace" }, { write: (line: string) => void lines.push(line) }),
    ...q,
  });
const message = (uuid: string) => ({
  to: { chatId: "oc_1" },
  msgType: "text" as const,
  content: { text: WORDS },
  uuid,
});
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

test("five calls at once ask for one token", async () => {
  platform.tokens.delayMs = 50;
  const feishu = connect();
  await Promise.all(["a", "b", "c", "d", "e"].map((uuid) => feishu.send(message(uuid))));
  expect(platform.tokens.asked).toBe(1);
  expect(platform.delivered).toHaveLength(5);
});

test.each([400, 200])(
  "a token revoked early (HTTP %i) is replaced once, for all callers together",
  async (status) => {
    const feishu = connect();
    await feishu.send(message("before"));
    platform.tokens.valid = "";
    platform.tokens.staleStatus = status;
    await Promise.all([feishu.send(message("a")), feishu.send(message("b")), feishu.send(message("c"))]);
    expect(platform.tokens.asked).toBe(2);
    expect(platform.delivered).toHaveLength(4);
  },
);

test("a token that stays refused is not asked for in a circle", async () => {
  const feishu = connect();
  platform.tokens.staleStatus = 200;
  const stale = { status: 400, body: { code: 99991663, msg: "" } };
  for (let i = 0; i < 4; i++) platform.next(/messages$/, stale);
  expect(await failure(feishu.send(message("a")))).toMatchObject({ name: "RetryLater" });
  expect(platform.tokens.asked).toBe(2);
});

test("refused credentials concern the whole app", async () => {
  platform.next(/tenant_access_token/, { status: 200, body: { code: 10014, msg: "app secret invalid" } });
  const error = await failure(connect().send(message("a")));
  expect(error).toMatchObject({ name: "GiveUp", of: "app", message: expect.stringContaining("10014") });
});

test.each([
  "token endpoint refuses the connection",
  "token endpoint answers 500",
  "call answers 400",
  "call hangs up",
])("no secret, token or word of a message in errors or logs when the %s", async (how) => {
  const feishu = connect(how.includes("refuses") ? { domain: "http://127.0.0.1:9" } : {});
  if (how.includes("500")) platform.next(/tenant_access_token/, { status: 500, body: { msg: SECRET } });
  if (how.includes("400")) platform.next(/messages$/, { status: 400, body: { code: 230001, msg: WORDS } });
  if (how.includes("hangs up")) platform.next(/messages$/, "hang-up");
  const error = await failure(feishu.send(message("a")));
  expect(error).toBeInstanceOf(Error);
  const shown = lines.join("\n") + everythingIn(error);
  for (const forbidden of [SECRET, WORDS, "t-1"]) expect(shown).not.toContain(forbidden);
  expect(shown).not.toMatch(/axios/i);
});

test("a platform that accepts and never answers is given up after the deadline", async () => {
  platform.delays.answerMs = 2_000;
  const began = Date.now();
  expect(await failure(connect({ timeoutMs: 200 }).send(message("a")))).toMatchObject({ name: "RetryLater" });
  expect(Date.now() - began).toBeLessThan(1_500);
});

test("a redirect does not carry the secret elsewhere", async () => {
  let reached = 0;
  const elsewhere = createServer((_, response) => {
    reached++;
    response.end("{}");
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  const { port } = elsewhere.address() as AddressInfo;
  const headers = { location: `http://127.0.0.1:${port}/` };
  platform.next(/tenant_access_token/, { status: 307, body: {}, headers });
  expect(await failure(connect().send(message("a")))).toMatchObject({ name: "RetryLater" });
  expect(reached).toBe(0);
  elsewhere.close();
});

test("send, reply, update, urgent and look-ups say what the platform expects", async () => {
  const feishu = connect();
  const sent = await feishu.send({ ...message("u1"), to: { openId: "ou_li" } });
  expect(sent).toEqual({ messageId: "om_1", chatId: "oc_private_ou_li" });
  await feishu.reply({ messageId: "om_1", msgType: "interactive", content: { schema: "2.0" }, uuid: "u2" });
  await feishu.updateCard({ messageId: "om_2", card: { schema: "2.0" } });
  await feishu.urgent({ messageId: "om_2", openIds: ["ou_li"] });
  expect(await feishu.botInfo()).toEqual({ openId: "ou_bot", name: "五零助手" });
  expect(await feishu.openIdsByMobile(["1", "2"])).toEqual(new Map([["1", "ou_1"]]));
  const calls = platform.arrivals.map((one) => ({ call: `${one.method} ${one.path}`, body: one.body }));
  expect(calls.slice(0, 4)).toEqual([
    {
      call: "POST /open-apis/im/v1/messages",
      body: { receive_id: "ou_li", msg_type: "text", content: JSON.stringify({ text: WORDS }), uuid: "u1" },
    },
    {
      call: "POST /open-apis/im/v1/messages/om_1/reply",
      body: { msg_type: "interactive", content: '{"schema":"2.0"}', uuid: "u2" },
    },
    { call: "PATCH /open-apis/im/v1/messages/om_2", body: { content: '{"schema":"2.0"}' } },
    { call: "PATCH /open-apis/im/v1/messages/om_2/urgent_app", body: { user_id_list: ["ou_li"] } },
  ]);
});

/** Everything that a crash reporter could reach from an error. */
function everythingIn(error: unknown, depth = 0): string {
  if (typeof error !== "object" || error === null || depth > 5) return String(error);
  return Object.getOwnPropertyNames(error)
    .map((key) => `${key}=${everythingIn(Reflect.get(error, key), depth + 1)}`)
    .join("\n");
}
