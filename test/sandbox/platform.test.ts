import { createReadStream } from "node:fs";
import { Client, DefaultCache, LoggerLevel } from "@larksuiteoapi/node-sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { openTestDatabase } from "../database.ts";

const NOWHERE = "http://127.0.0.1:1/";
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let sandbox: Sandbox;
let client: Client;
let chat = "";
beforeAll(async () => {
  database = await openTestDatabase();
  sandbox = await openSandbox({ databaseUrl: database.url, webhookUrl: NOWHERE });
  await sandbox.addPerson({ openId: "ou_1", name: "王网格", mobile: "+8613900000000" });
  await sandbox.addPerson({ openId: "ou_shut", name: "不可用", available: false });
  client = openClient();
});
let chats = 0;
beforeEach(async () => {
  sandbox.clearFaults();
  chat = `oc_${++chats}`;
  await sandbox.addChat({ chatId: chat, name: "一个群", members: ["ou_1"] });
});
afterAll(async () => {
  await sandbox.close();
  await database.close();
});

/** The SDK's client as it comes; only the domain says where the platform is. Each with a memory of its own. */
const openClient = (domain = sandbox.url) =>
  new Client({
    appId: sandbox.app.appId,
    appSecret: sandbox.app.appSecret,
    domain,
    cache: new DefaultCache(),
    loggerLevel: LoggerLevel.fatal,
  });

const text = (words: string) => ({ msg_type: "text", content: JSON.stringify({ text: words }) });
const cardOf = (elements: object[]) =>
  JSON.stringify({
    schema: "2.0",
    header: { title: { tag: "plain_text", content: "题" } },
    body: { elements },
  });
const card = { msg_type: "interactive", content: cardOf([{ tag: "markdown", content: "话" }]) };
const send = (data: object, to = chat, type: "chat_id" | "open_id" = "chat_id") =>
  client.im.v1.message.create({
    params: { receive_id_type: type },
    data: { receive_id: to, ...text("话"), ...data },
  });
/** What the platform refuses with: its status and code. */
function refusalOf(error: unknown): string {
  const { response } = error as { response?: { status: number; data: { code: number } } };
  return response ? `${response.status} ${response.data.code}` : String(error);
}

describe("messages", () => {
  test("sent to a group and to a person, answered, updated, marked urgent and recalled", async () => {
    const sent = await send({});
    expect(sent).toMatchObject({ code: 0, data: { chat_id: chat, msg_type: "text" } });
    const [id] = [String(sent.data?.message_id)];
    const person = await send(card, "ou_1", "open_id");
    expect(person.data?.chat_id).toBe(await sandbox.p2pChat("ou_1"));
    const reply = await client.im.v1.message.reply({ path: { message_id: id }, data: text("答") });
    expect(reply.data?.chat_id).toBe(chat);
    const path = { message_id: String(person.data?.message_id) };
    const content = cardOf([{ tag: "markdown", content: "新" }]);
    expect(await client.im.v1.message.patch({ path, data: { content } })).toMatchObject({ code: 0 });
    expect(
      await client.im.v1.message.urgentApp({
        path,
        params: { user_id_type: "open_id" },
        data: { user_id_list: ["ou_1"] },
      }),
    ).toMatchObject({ code: 0 });
    await client.im.v1.message.delete({ path: { message_id: id } });

    const here = await sandbox.messages({ chatId: chat });
    expect(here.map((one) => [one.from, one.recalled, one.replyTo])).toEqual([
      ["bot", true, null],
      ["bot", false, id],
    ]);
    const [patched] = await sandbox.messages({ chatId: await sandbox.p2pChat("ou_1") });
    expect(patched).toMatchObject({ updatedCount: 1, content: JSON.parse(content) });
  });

  test("read back by its id: as it stands, edited and mentioning, recalled, a card only as a projection", async () => {
    const read = async (messageId: string) =>
      (await client.im.v1.message.get({ path: { message_id: messageId } })).data?.items?.[0];
    const { messageId } = await sandbox.say({ from: "ou_1", chatId: chat, text: "话", mentionBot: true });
    const words = (said: string) => ({ content: JSON.stringify({ text: said }) });
    const sender = { id: "ou_1", id_type: "open_id", sender_type: "user" };
    expect(await read(messageId)).toMatchObject({
      chat_id: chat,
      sender,
      updated: false,
      deleted: false,
      body: words("@_user_1 话"),
      mentions: [{ key: "@_user_1", id: sandbox.app.botOpenId }],
    });
    await expect(sandbox.edit({ from: "ou_shut", messageId, text: "别人的" })).rejects.toThrow();
    await sandbox.edit({ from: "ou_1", messageId, text: "新话", mentionBot: false });
    const edited = await read(messageId);
    expect(edited).toMatchObject({ updated: true, body: words("新话") });
    expect(edited).not.toHaveProperty("mentions");
    expect(Number(edited?.update_time)).toBeGreaterThanOrEqual(Number(edited?.create_time));
    await sandbox.recall({ messageId });
    expect(await read(messageId)).toMatchObject({
      deleted: true,
      body: { content: "This message was recalled" },
    });
    expect(
      (await sandbox.messages({ chatId: chat })).find((one) => one.messageId === messageId)?.content,
    ).toEqual({});
    await expect(sandbox.edit({ from: "ou_1", messageId, text: "再改" })).rejects.toThrow();
    const sent = await read(String((await send(card)).data?.message_id));
    expect(sent).toMatchObject({ sender: { id: sandbox.app.appId, sender_type: "app" } });
    expect(sent?.body?.content).not.toContain("schema");
    sandbox.fault({ forbidden: 1 });
    expect(await read(messageId).catch(refusalOf)).toBe("400 230027");
    expect(await read("om_none").catch(refusalOf)).toBe("400 230001");
  });

  test("the same uuid, six times at once and again later, is one message", async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, n) => send({ ...text(`第${n}次`), uuid: "u-1" })),
    );
    answers.push(await send({ uuid: "u-1" }));
    expect(new Set(answers.map((one) => one.data?.message_id)).size).toBe(1);
    expect(await sandbox.messages({ chatId: chat })).toHaveLength(1);
  });

  test.each([
    { why: "an unknown person", code: "400 230034", call: () => send({}, "ou_2", "open_id") },
    { why: "a person the app may not see", code: "400 230013", call: () => send({}, "ou_shut", "open_id") },
    { why: "a group without the bot", code: "400 230002", call: () => send({}, "oc_none") },
    { why: "an empty text", code: "400 230001", call: () => send(text("")) },
    { why: "a content that is no JSON", code: "400 230001", call: () => send({ content: "话" }) },
    { why: "a uuid of 51 signs", code: "400 230001", call: () => send({ uuid: "u".repeat(51) }) },
    {
      why: "a card over 30 KB",
      code: "400 230025",
      call: () => send({ ...card, content: cardOf([{ tag: "markdown", content: "话".repeat(10_300) }]) }),
    },
    {
      why: "a component of JSON 1.0",
      code: "400 230099",
      call: () => send({ ...card, content: cardOf([{ tag: "note", elements: [] }]) }),
    },
    {
      why: "an update of a text",
      code: "400 230001",
      call: async () => {
        const { data } = await send({});
        return client.im.v1.message.patch({ path: { message_id: String(data?.message_id) }, data: card });
      },
    },
    {
      why: "an answer to what was recalled",
      code: "400 230011",
      call: async () => {
        const path = { message_id: String((await send({})).data?.message_id) };
        await client.im.v1.message.delete({ path });
        return client.im.v1.message.reply({ path, data: text("答") });
      },
    },
  ])("$why is refused: $code", async ({ code, call }) => {
    expect(await call().then(() => "taken", refusalOf)).toBe(code);
  });
});

test("the sixth in a second in one chat gets 230020, the eleventh of the app 429 with its reset", async () => {
  const limits = { perSecond: 10, perMinute: 1000, perChatPerSecond: 5 };
  const small = await openSandbox({ databaseUrl: database.url, webhookUrl: NOWHERE, limits });
  client = openClient(small.url);
  const room = `${chat}_beside`;
  await small.addChat({ chatId: room, name: "另一个群", members: ["ou_1"] });
  await client.im.v1.chat.list({});

  const answers = [];
  for (let n = 0; n < 6; n++) answers.push(send({}).then(() => "taken", refusalOf));
  expect((await Promise.all(answers)).sort()).toEqual(["400 230020", ...Array(5).fill("taken")]);
  await Promise.all(Array.from({ length: 5 }, () => send({}, room)));
  const late = await send({}, room).catch((error: unknown) => error);
  expect(late).toMatchObject({
    response: { status: 429, data: { code: 99991400 }, headers: { "x-ogw-ratelimit-reset": "1" } },
  });
  client = openClient();
  await small.close();
});

describe("tokens", () => {
  test("a wrong secret gets none, and a call without one is refused", async () => {
    const answer = await fetch(`${sandbox.url}/open-apis/auth/v3/tenant_access_token/internal`, {
      method: "POST",
      body: JSON.stringify({ app_id: sandbox.app.appId, app_secret: "wrong" }),
    });
    expect(await answer.json()).toMatchObject({ code: 10014 });
    const bare = await fetch(`${sandbox.url}/open-apis/im/v1/chats`);
    expect([bare.status, (await bare.json()).code]).toEqual([400, 99991663]);
  });

  test("one that is still long valid is given again; a revoked one is refused once asked for", async () => {
    const ask = async () => {
      const answer = await fetch(`${sandbox.url}/open-apis/auth/v3/tenant_access_token/internal`, {
        method: "POST",
        body: JSON.stringify({ app_id: sandbox.app.appId, app_secret: sandbox.app.appSecret }),
      });
      return (await answer.json()) as { tenant_access_token: string; expire: number };
    };
    const [first, second] = [await ask(), await ask()];
    expect(second.tenant_access_token).toBe(first.tenant_access_token);
    expect(first.expire).toBeLessThanOrEqual(7200);
    sandbox.fault({ revokeToken: "http200" });
    const refused = await fetch(`${sandbox.url}/open-apis/im/v1/chats`, {
      headers: { authorization: `Bearer ${first.tenant_access_token}` },
    });
    expect([refused.status, (await refused.json()).code]).toEqual([200, 99991663]);
    expect((await ask()).tenant_access_token).not.toBe(first.tenant_access_token);
    // The SDK keeps its token in memory and does not notice: a new client asks anew.
    client = openClient();
  });
});

describe("files and people", () => {
  const png = Buffer.from("89504e470d0a1a0a", "hex");

  test("an image that somebody sent comes back through the message it came with, and no other", async () => {
    const { messageId } = await sandbox.sendImage({ from: "ou_1", chatId: chat, bytes: png });
    const [message] = await sandbox.messages({ chatId: chat });
    const key = (message?.content as { image_key: string } | undefined)?.image_key ?? "";
    const resource = await client.im.v1.messageResource.get({
      path: { message_id: messageId, file_key: key },
      params: { type: "image" },
    });
    const chunks: Buffer[] = [];
    for await (const chunk of resource.getReadableStream()) chunks.push(Buffer.from(chunk));
    expect(Buffer.concat(chunks)).toEqual(png);
    const other = client.im.v1.messageResource.get({
      path: { message_id: "om_other", file_key: key },
      params: { type: "image" },
    });
    expect((await other.then(() => "given", refusalOf)).slice(0, 3)).toBe("400");
  });

  test("images and files are taken; an empty one is not", async () => {
    const picture = () => createReadStream(new URL("../../docs/chat-page.png", import.meta.url));
    const image = await client.im.v1.image.create({ data: { image_type: "message", image: picture() } });
    expect(image?.image_key).toMatch(/^img_v3_/);
    const file = await client.im.v1.file.create({
      data: { file_type: "stream", file_name: "a.png", file: picture() },
    });
    expect(file?.file_key).toMatch(/^file_v3_/);
    const empty = client.im.v1.image.create({
      data: { image_type: "message", image: createReadStream("/dev/null") },
    });
    expect(await empty.then(() => "taken", refusalOf)).toBe("400 234010");
  });

  test("chats, members, the bot itself, and people by their number", async () => {
    const { data: list } = await client.im.v1.chat.list({ params: { page_size: 100 } });
    expect(list?.items?.map((one) => one.chat_id)).toContain(chat);
    const { data: members } = await client.im.v1.chatMembers.get({
      path: { chat_id: chat },
      params: { member_id_type: "open_id" },
    });
    expect(members?.items).toEqual([{ member_id: "ou_1", member_id_type: "open_id", name: "王网格" }]);
    const { data: found } = await client.contact.v3.user.batchGetId({
      params: { user_id_type: "open_id" },
      data: { mobiles: ["+8613900000000", "+8613900000001"] },
    });
    expect(found?.user_list?.map((one) => one.user_id ?? null)).toEqual(["ou_1", null]);
    const info = await client.request({ method: "GET", url: "/open-apis/bot/v3/info" });
    expect(info).toMatchObject({ bot: { open_id: sandbox.app.botOpenId } });
  });

  test("the history of a chat gives what was said, cards only as a projection", async () => {
    await sandbox.say({ from: "ou_1", chatId: chat, text: "一句话" });
    await send(card);
    const { data } = await client.im.v1.message.list({
      params: { container_id_type: "chat", container_id: chat },
    });
    expect(data?.items?.map((one) => one.sender?.sender_type)).toEqual(["user", "app"]);
    expect(data?.items?.[0]?.body?.content).toBe(JSON.stringify({ text: "一句话" }));
    expect(data?.items?.[1]?.body?.content).not.toContain("schema");
  });
});

test("a lost answer: the message is there, and the same uuid does not make another", async () => {
  sandbox.fault({ lostResponse: 1 });
  await expect(send({ uuid: "u-lost" })).rejects.toThrow();
  expect(await sandbox.messages({ chatId: chat })).toHaveLength(1);
  await send({ uuid: "u-lost" });
  expect(await sandbox.messages({ chatId: chat })).toHaveLength(1);
});

test("every call stands in the list of the page", async () => {
  const before = sandbox.calls().at(-1)?.seq ?? 0;
  await send({});
  expect(sandbox.calls(before)).toMatchObject([
    { method: "POST", path: "/open-apis/im/v1/messages", status: 200, code: 0 },
  ]);
});
