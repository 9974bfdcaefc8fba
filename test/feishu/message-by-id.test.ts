import { afterAll, beforeAll, expect, test } from "vitest";
import { createFeishu, type Feishu } from "../../src/feishu/client.ts";
import { createLog } from "../../src/log.ts";
import { type FakePlatform, openFakePlatform } from "./fake-platform.ts";

let platform: FakePlatform;
let feishu: Feishu;
beforeAll(async () => {
  platform = await openFakePlatform();
  feishu = createFeishu({
    appId: "cli_1",
    appSecret: "s",
    domain: platform.domain,
    log: createLog("silent"),
  });
});
afterAll(() => platform.close());

const PATH = /im\/v1\/messages\/om_1$/;
/** The documented answer, with what a case is about. */
const item = (q: object = {}) => ({
  message_id: "om_1",
  root_id: "om_0",
  parent_id: "om_0",
  msg_type: "text",
  create_time: "1615380573411",
  update_time: "1615380599411",
  deleted: false,
  updated: true,
  chat_id: "oc_1",
  sender: { id: "ou_1", id_type: "open_id", sender_type: "user", tenant_key: "t" },
  body: { content: '{"text":"@_user_1 灭火器过期"}' },
  mentions: [{ key: "@_user_1", id: "ou_bot", id_type: "open_id", name: "五零助手", tenant_key: "t" }],
  ...q,
});
async function read(items: object[]) {
  platform.next(PATH, { status: 200, body: { code: 0, msg: "success", data: { items } } });
  return feishu.messageById({ messageId: "om_1" }).catch((error: unknown) => error);
}

test("a message by its id, as it reads now; ids of people as the app knows them", async () => {
  expect(await read([item()])).toEqual({
    messageId: "om_1",
    chatId: "oc_1",
    parentId: "om_0",
    messageType: "text",
    content: '{"text":"@_user_1 灭火器过期"}',
    senderId: "ou_1",
    senderType: "user",
    mentions: [{ key: "@_user_1", openId: "ou_bot", name: "五零助手" }],
    edited: true,
    updatedAt: new Date(1615380599411),
  });
  const call = platform.arrivals.at(-1);
  expect(`${call?.method} ${call?.path}`).toBe("GET /open-apis/im/v1/messages/om_1");
  expect(call?.query.get("user_id_type")).toBe("open_id");
});

test.each([
  { why: "neither flag nor later time", q: { updated: false, update_time: "1615380573411" }, edited: false },
  { why: "the flag alone", q: { update_time: "1615380573411" }, edited: true },
  { why: "the time alone", q: { updated: false }, edited: true },
  { why: "no word of it", q: { updated: undefined, update_time: undefined }, edited: false },
])("whether it was ever edited: $why", async ({ q, edited }) => {
  expect(await read([item(q)])).toMatchObject({ edited });
});

test("of merged forwards the message itself is taken, not what it holds", async () => {
  const merged = item({ msg_type: "merge_forward", body: { content: "Merged and Forwarded Message" } });
  const inner = item({ message_id: "om_2", upper_message_id: "om_1" });
  expect(await read([merged, inner])).toMatchObject({ messageId: "om_1", messageType: "merge_forward" });
});

test("fields the platform may leave out are not missed", async () => {
  const bare = { message_id: "om_1", msg_type: "text", create_time: "1", body: { content: "{}" } };
  expect(await read([bare])).toMatchObject({ chatId: null, parentId: null, mentions: [], senderId: "" });
});

test.each([
  { why: "recalled", items: [item({ deleted: true, body: { content: "This message was recalled" } })] },
  { why: "none", items: [] },
  { why: "without a body", items: [item({ body: undefined })] },
])("what is not there is given up, of the message: $why", async ({ items }) => {
  expect(await read(items)).toMatchObject({ name: "GiveUp", of: "message" });
});

test.each([
  { code: 230110, name: "GiveUp", of: "message" },
  { code: 230027, name: "GiveUp", of: "message" },
  { code: 230002, name: "GiveUp", of: "chat" },
  { code: 99991672, name: "GiveUp", of: "app" },
  { code: 99991400, name: "RetryLater" },
])("a refusal with $code fails as $name", async ({ code, ...error }) => {
  platform.next(PATH, { status: 400, body: { code, msg: "secret words" } });
  const failed = await feishu.messageById({ messageId: "om_1" }).catch((thrown: unknown) => thrown);
  expect(failed).toMatchObject(error);
  expect(String(failed)).not.toContain("secret words");
});

test("an answer in another shape is asked again later", async () => {
  expect(await read([{ message_id: 7 }])).toMatchObject({ name: "RetryLater" });
});
