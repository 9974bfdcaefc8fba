import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readWords } from "../../src/feishu/chat-history.ts";
import { createFeishu, type Feishu } from "../../src/feishu/client.ts";
import { SCOPES } from "../../src/feishu/scopes.ts";
import { createLog } from "../../src/log.ts";
import { type FakePlatform, openFakePlatform } from "./fake-platform.ts";

const log = createLog("silent");
const app = { appId: "cli_1", appSecret: "s", log };
let platform: FakePlatform;
let feishu: Feishu;
let bytesSent = 0;
let answer: (response: ServerResponse) => void = () => {};
const files = createServer((request, response) => {
  if (request.url?.includes("tenant_access_token")) {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ code: 0, tenant_access_token: "t-1", expire: 7200 }));
  } else answer(response);
});
let downloads: Feishu;
beforeAll(async () => {
  platform = await openFakePlatform();
  feishu = createFeishu({ ...app, domain: platform.domain });
  await new Promise<void>((resolve) => files.listen(0, "127.0.0.1", resolve));
  const { port } = files.address() as AddressInfo;
  downloads = createFeishu({ ...app, domain: `http://127.0.0.1:${port}` });
});
afterAll(async () => {
  files.closeAllConnections();
  files.close();
  await platform.close();
});
const fetchPhoto = (bytesMax = 1024 * 1024) =>
  downloads.downloadResource({ messageId: "om_1", fileKey: "img_1", type: "image", bytesMax });

test("a picture arrives whole, with its media type", async () => {
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 251));
  answer = (response) => response.writeHead(200, { "content-type": "image/png" }).end(bytes);
  const photo = await fetchPhoto();
  expect(photo.mediaType).toBe("image/png");
  expect(Buffer.from(photo.bytes).equals(bytes)).toBe(true);
});

test("a file over the limit is cut off while it still comes, and given up", async () => {
  answer = (response) => {
    response.writeHead(200, { "content-type": "image/png" });
    const part = Buffer.alloc(64 * 1024);
    const push = () => {
      while (bytesSent < 512 * 1024 * 1024 && !response.destroyed) {
        bytesSent += part.length;
        if (!response.write(part)) return void response.once("drain", push);
      }
      response.end();
    };
    push();
  };
  await expect(fetchPhoto()).rejects.toMatchObject({ name: "GiveUp", of: "message" });
  expect(bytesSent).toBeLessThan(64 * 1024 * 1024);
});

test.each([
  { status: 400, type: "application/json; charset=utf-8", name: "GiveUp" },
  { status: 200, type: "application/json", name: "GiveUp" },
])(
  "a download that is answered with an error body ($status) is judged by its code",
  async ({ status, type, name }) => {
    answer = (response) =>
      response.writeHead(status, { "content-type": type }).end('{"code":234003,"msg":"x"}');
    await expect(fetchPhoto()).rejects.toMatchObject({ name, message: "234003 文件与消息不匹配，无法下载" });
  },
);

test("a download that breaks off in the middle may be tried again", async () => {
  answer = (response) => {
    response.writeHead(200, { "content-type": "image/png", "content-length": "5000" });
    response.write("abc", () => response.destroy());
  };
  await expect(fetchPhoto()).rejects.toMatchObject({ name: "RetryLater" });
});

test("a chat's history comes whole over its pages, oldest first, and only of that chat", async () => {
  const send = (chatId: string, text: string) =>
    feishu.send({ to: { chatId }, msgType: "text", content: { text }, uuid: `${chatId}${text}` });
  for (const text of ["1", "2", "3", "4", "5"]) await send("oc_1", text);
  await send("oc_2", "other");
  const since = new Date(Date.now() - 60_000);
  const past = await feishu.chatHistory({ chatId: "oc_1", since });
  expect(past.map((message) => message.text)).toEqual(["1", "2", "3", "4", "5"]);
  expect(past[0]).toMatchObject({ messageId: "om_1", senderType: "app", msgType: "text", title: "" });
  const asked = platform.arrivals.find((one) => one.method === "GET");
  expect(asked?.query.get("start_time")).toBe(String(Math.floor(since.getTime() / 1_000)));
});

test.each([
  ["text", '{"text":"你好"}', { title: "", text: "你好" }],
  [
    "post",
    '{"title":"题","content":[[{"tag":"text","text":"甲"}],[{"tag":"text","text":"乙"}]]}',
    { title: "题", text: "甲乙" },
  ],
  [
    "our card",
    '{"schema":"2.0","config":{"summary":{"content":"不算"}},"header":{"title":{"tag":"plain_text","content":"逾期提醒"}},"body":{"elements":[{"tag":"markdown","content":"甲"}]}}',
    { title: "逾期提醒", text: "甲" },
  ],
  [
    "a card as the chat shows it",
    '{"title":"逾期提醒","elements":[[{"tag":"text","text":"甲"}]]}',
    { title: "逾期提醒", text: "甲" },
  ],
  ["no JSON", "This message was recalled", { title: "", text: "This message was recalled" }],
])("title and words of %s are found", (_, content, words) => {
  expect(readWords(content)).toEqual(words);
});

test("each scope is named once, with the feature that fails without it", () => {
  expect(new Set(SCOPES.map((one) => one.scope)).size).toBe(SCOPES.length);
  for (const one of SCOPES) expect(one.for).toMatch(/[一-龥]{2,}/);
});
