import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDoor } from "./open-door.ts";
import { APP, eventOf, type Letter, messageEvent, sealedBody, signed } from "./signed.ts";

let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  door = await openDoor({ app: { tenantKeys: ["a tenant"] } });
});
afterAll(() => door.close());

const fixtures = new URL("../fixtures/", import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, fixtures), "utf8"));
const good = () => sealedBody(eventOf(messageEvent()));
const bent = (header: Parameters<typeof eventOf>[1]) => signed(sealedBody(eventOf(messageEvent(), header)));
const without = (letter: Letter, header: string): Letter => ({
  ...letter,
  headers: Object.fromEntries(Object.entries(letter.headers).filter(([name]) => name !== header)),
});
const unsigned = (body: string): Letter => ({ body, headers: { "content-type": "application/json" } });

test("a valid event is answered {} after its row is committed", async () => {
  const before = await door.rows();
  expect(await door.knock(signed(good()))).toEqual({ status: 200, body: {} });
  expect(await door.rows()).toBe(before + 1);
});

test("the same event again is answered the same and kept once, a message even under another event_id", async () => {
  const before = await door.rows();
  const body = sealedBody(eventOf(messageEvent("om_same")));
  for (const again of [body, body, sealedBody(eventOf(messageEvent("om_same")))]) {
    expect(await door.knock(signed(again))).toEqual({ status: 200, body: {} });
  }
  expect(await door.rows()).toBe(before + 1);
});

test("the same event six times at once is kept once", async () => {
  const before = await door.rows();
  const body = sealedBody(eventOf(messageEvent("om_six")));
  const answers = await Promise.all(Array.from({ length: 6 }, () => door.knock(signed(body))));
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 200]);
  expect(await door.rows()).toBe(before + 1);
});

test.each([
  {
    why: "plain, without a signature",
    body: JSON.stringify({ challenge: "abc", token: APP.verificationToken, type: "url_verification" }),
  },
  {
    why: "encrypted, without a signature",
    body: sealedBody(
      JSON.stringify({ challenge: "abc", token: APP.verificationToken, type: "url_verification" }),
    ),
  },
])("a challenge with our token is answered: $why", async ({ body }) => {
  expect(await door.knock(unsigned(body))).toEqual({ status: 200, body: { challenge: "abc" } });
});

test.each([
  { why: "no signature", letter: () => unsigned(good()) },
  { why: "no timestamp", letter: () => without(signed(good()), "x-lark-request-timestamp") },
  { why: "no nonce", letter: () => without(signed(good()), "x-lark-request-nonce") },
  { why: "signed with another key", letter: () => signed(good(), { key: "their key" }) },
  { why: "one byte changed after signing", letter: () => ({ ...signed(good()), body: good() }) },
  { why: "older than eight hours", letter: () => signed(good(), { agoSeconds: 8 * 3600 + 60 }) },
  { why: "more than five minutes ahead", letter: () => signed(good(), { agoSeconds: -6 * 60 }) },
  {
    why: "a timestamp that is no number",
    letter: () => ({
      ...signed(good()),
      headers: { ...signed(good()).headers, "x-lark-request-timestamp": "1e3" },
    }),
  },
  { why: "wrong token", letter: () => bent({ token: "their token" }) },
  { why: "wrong app id", letter: () => bent({ app_id: "cli_ffffffffffffffff" }) },
  { why: "a tenant that is not on the list", letter: () => bent({ tenant_key: "their tenant" }) },
  {
    why: "a challenge with another token",
    letter: () =>
      unsigned(JSON.stringify({ challenge: "x", token: "their token", type: "url_verification" })),
  },
])("401 and nothing stored: $why", async ({ letter }) => {
  const before = await door.rows();
  door.counts.clear();
  expect((await door.knock(letter())).status).toBe(401);
  expect(await door.rows()).toBe(before);
  expect([...door.counts]).toEqual([
    [expect.stringMatching(/^(bad-signature|wrong-token|wrong-app|wrong-tenant)$/), 1],
  ]);
});

test.each([
  { why: "not JSON", body: "hello" },
  { why: "empty", body: "" },
  { why: "a list", body: "[]" },
  { why: "the first process-killing body", body: '{"encrypt":"AAAA"}' },
  { why: "the second process-killing body", body: '{"headers":null}' },
  { why: "a plain event where encryption is configured", body: eventOf(messageEvent()) },
  {
    why: "sealed with another key",
    body:
      (read("crypto/official-aes-vectors.json") as { encrypt: string }[]).map(({ encrypt }) =>
        JSON.stringify({ encrypt }),
      )[0] ?? "",
  },
  { why: "sealed, but no envelope", body: sealedBody('{"schema":"2.0","header":{},"event":{}}') },
  { why: "sealed, but no JSON", body: sealedBody("hello world") },
])("400 and nothing stored, signed or not: $why", async ({ why, body }) => {
  const before = await door.rows();
  expect((await door.knock(signed(body))).status).toBe(400);
  // Without a signature, what decrypts to JSON of the wrong shape is refused for the signature first.
  expect((await door.knock(unsigned(body))).status).toBe(why === "sealed, but no envelope" ? 401 : 400);
  expect(await door.rows()).toBe(before);
});

test("413 over 1 MiB, whether the length is told or not", async () => {
  const body = JSON.stringify({ encrypt: "A".repeat(1024 * 1024) });
  expect((await door.knock(signed(body))).status).toBe(413);
  const chunked = await fetch(`http://127.0.0.1:${door.port}/feishu/events`, {
    method: "POST",
    body: new ReadableStream({
      start(controller) {
        for (let i = 0; i < 20; i++) controller.enqueue(new TextEncoder().encode("A".repeat(100_000)));
        controller.close();
      },
    }),
    duplex: "half",
  } as RequestInit);
  expect(chunked.status).toBe(413);
});

test("a body signed as it is, pretty-printed, is accepted: the raw bytes count", async () => {
  const pretty = JSON.stringify(JSON.parse(good()), null, 2);
  expect(await door.knock(signed(pretty))).toEqual({ status: 200, body: {} });
});

test("an aborted body leaves the door standing", async () => {
  await new Promise<void>((done) => {
    const socket = connect(door.port, "127.0.0.1", () => {
      socket.write('POST /feishu/events HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{"encr');
      setTimeout(() => {
        socket.destroy();
        done();
      }, 30);
    });
  });
  expect((await door.knock(signed(good()))).status).toBe(200);
});

const envelopes = readdirSync(new URL("events/", fixtures), { recursive: true })
  .map((file) => `events/${file}`)
  .filter((file) => file.endsWith(".json") && !file.includes("content-by-type"));
const callbacks = readdirSync(new URL("callbacks/", fixtures))
  .map((file) => `callbacks/${file}`)
  .filter((file) => file.includes("card.action"));

test.each([...envelopes, ...callbacks])("%s, addressed to us and freshly signed, gets 200", async (file) => {
  const sample = read(file) as { header: Record<string, string>; event: unknown };
  const header = {
    ...sample.header,
    token: APP.verificationToken,
    app_id: APP.appId,
    tenant_key: "a tenant",
    event_id: `${file}-${Date.now()}`,
  };
  const { status } = await door.knock(
    signed(sealedBody(JSON.stringify({ schema: "2.0", header, event: sample.event }))),
  );
  expect(status).toBe(200);
});

test("the plain challenge of the documents gets its answer once the token is ours", async () => {
  const sample = read("callbacks/url_verification.plain.json") as Record<string, string>;
  const answer = await door.knock(unsigned(JSON.stringify({ ...sample, token: APP.verificationToken })));
  expect(answer).toEqual({ status: 200, body: read("callbacks/url_verification.response.json") });
});

test("a card click that nobody answers in time gets 处理中 within 2.5 s", async () => {
  const started = performance.now();
  const answer = await door.knock(bent({ event_type: "card.action.trigger" }));
  expect(answer).toMatchObject({
    status: 200,
    body: { toast: { content: expect.stringContaining("处理中") } },
  });
  expect(performance.now() - started).toBeLessThan(2800);
});

test("only an answer with a card, given in time, takes back the patch that stands by", async () => {
  const tap = (eventId: string) => bent({ event_type: "card.action.trigger", event_id: eventId });
  const answers = [{ toast: {}, card: { type: "raw", data: {} } }, { toast: {} }, {}];
  const given = answers.map((answer, n) => {
    const knock = door.knock(tap(`tap-${n}`));
    return { answer, knock, n };
  });
  const late = door.knock(tap("late"));
  await expect.poll(() => door.sql`select 1 from inbox where dedupe_key like 'event:tap-%'`).toHaveLength(3);
  for (const { answer, knock, n } of given) {
    await door.sql`update inbox set handled_at = clock.now(), answer = ${door.sql.json(answer)}
      where dedupe_key = ${`event:tap-${n}`}`;
    expect(await knock).toEqual({ status: 200, body: answer });
  }
  await late;
  const [first] = await door.sql`select id::int from inbox where dedupe_key = 'event:tap-0'`;
  expect(door.answeredTaps).toEqual([first?.id]);
});

test("official vector 2, with its key and token, gets its challenge; vector 1 gets 400", async () => {
  const [first, second] = read("crypto/official-aes-vectors.json") as {
    encrypt_key: string;
    encrypt: string;
    plaintext: string;
  }[];
  if (!first || !second) throw new Error("vectors");
  const { challenge, token } = JSON.parse(second.plaintext) as { challenge: string; token: string };
  const theirs = await openDoor({ app: { encryptKey: second.encrypt_key, verificationToken: token } });
  expect(await theirs.knock(unsigned(JSON.stringify({ encrypt: second.encrypt })))).toEqual({
    status: 200,
    body: { challenge },
  });
  await theirs.close();
  const test = await openDoor({ app: { encryptKey: first.encrypt_key } });
  expect((await test.knock(unsigned(JSON.stringify({ encrypt: first.encrypt })))).status).toBe(400);
  await test.close();
});

test.each(["refuses", "hangs-up", "silent"] as const)(
  "a database that %s: 503 well before the platform's 3 s, and the same event is kept when it is back",
  async (mood) => {
    const own = await openDoor();
    const letter = signed(good());
    await own.gate.set(mood);
    const started = performance.now();
    expect(await own.knock(letter)).toEqual({ status: 503, body: { error: "not-kept" } });
    expect(performance.now() - started).toBeLessThan(2000);
    await own.gate.set("open");
    await expect.poll(async () => (await own.knock(letter)).status, { timeout: 15_000 }).toBe(200);
    expect(await own.rows()).toBe(1);
    await own.close();
  },
);
