import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tapPatchKey } from "../../db/outbox-outcome.ts";
import edge from "../../src/edge.ts";
import { open } from "../../src/webhook/envelope.ts";
import { needs } from "../needs.ts";
import { APP, eventOf, messageEvent, sealedBody, signed } from "../webhook/signed.ts";
import { message, openEdge, tap, WORKING } from "./open-edge.ts";

const unsigned = (body: string) => ({ body, headers: { "content-type": "application/json" } });

describe.skipIf(!needs("workerd"))("the door on Cloudflare Workers", () => {
  let door: Awaited<ReturnType<typeof openEdge>>;
  beforeAll(async () => {
    door = await openEdge();
  });
  afterAll(async () => {
    await door.close();
    await expect(fetch(door.url)).rejects.toThrow();
  });

  const idOf = async (eventId: string): Promise<number> => {
    const [row] = await door.sql`select id::int from inbox where dedupe_key = ${`event:${eventId}`}`;
    return row?.id ?? 0;
  };
  /** The patch that run-command keeps in hand while the door may still answer; gives what became of it. */
  async function standBy(id: number) {
    const key = tapPatchKey(id);
    await door.sql`
      insert into outbox (id, once_key, lane, priority, action, target_message_id, msg_type, content, created_at)
      values (gen_random_uuid(), ${key}, 'oc_1', 3, 'update', 'om_1', 'interactive', '{}', clock.now())`;
    return async () => (await door.sql`select outcome from outbox where once_key = ${key}`)[0]?.outcome;
  }

  test("serves its health and the events, and nothing else", async () => {
    expect(await (await fetch(`${door.url}/healthz`)).text()).toBe("ok");
    for (const path of ["/", "/readyz", "/metrics", "/board", "/sandbox", "/feishu/events"])
      expect((await fetch(door.url + path)).status, path).toBe(404);
  });

  test("a valid event is answered {} after its row is committed, and the row is sealed", async () => {
    const before = await door.rows();
    const plaintext = message("om_one");
    expect(await door.knock(signed(sealedBody(plaintext)))).toEqual({ status: 200, body: {} });
    expect(await door.rows()).toBe(before + 1);
    const [row] = await door.sql`select * from inbox where dedupe_key = 'message:om_one'`;
    expect(row).toMatchObject({ lane: "oc_1", event_type: "im.message.receive_v1", handled_at: null });
    expect(row?.sealed).not.toContain("om_one");
    expect(open(row?.sealed, APP.encryptKey)).toBe(plaintext);
  });

  test("the same event again, and six at once, are answered the same and kept once", async () => {
    const before = await door.rows();
    const letters = Array.from({ length: 6 }, () => signed(sealedBody(message("om_same"))));
    const answers = await Promise.all(letters.map(door.knock));
    answers.push(await door.knock(signed(sealedBody(message("om_same")))));
    expect(answers).toEqual(Array.from({ length: 7 }, () => ({ status: 200, body: {} })));
    expect(await door.rows()).toBe(before + 1);
  });

  test("a key and a lane of any letters are kept as they are", async () => {
    const odd = `"quoted", {braced} \\ back\\\\slash\n新行 NULL '`;
    const body = sealedBody(eventOf({ chat_id: odd }, { event_id: odd, event_type: "im.chat.disbanded_v1" }));
    expect(await door.knock(signed(body))).toEqual({ status: 200, body: {} });
    const rows = await door.sql`select lane, event_type from inbox where dedupe_key = ${`event:${odd}`}`;
    expect([...rows]).toEqual([{ lane: odd, event_type: "im.chat.disbanded_v1" }]);
  });

  test("a challenge with our token is answered, plain and encrypted; with another it is 401", async () => {
    const passed = door.gate.passed();
    const challenge = { challenge: "abc", token: APP.verificationToken, type: "url_verification" };
    const plain = JSON.stringify(challenge);
    for (const body of [plain, sealedBody(plain)])
      expect(await door.knock(unsigned(body))).toEqual({ status: 200, body: { challenge: "abc" } });
    const theirs = JSON.stringify({ ...challenge, token: "a token of theirs" });
    expect((await door.knock(unsigned(theirs))).status).toBe(401);
    expect(door.gate.passed(), "the database is not asked").toBe(passed);
  });

  test.each([
    { why: "no signature", status: 401, letter: () => unsigned(sealedBody(message())) },
    {
      why: "another key's signature",
      status: 401,
      letter: () => signed(sealedBody(message()), { key: "theirs" }),
    },
    {
      why: "older than 8 h",
      status: 401,
      letter: () => signed(sealedBody(message()), { agoSeconds: 8 * 3600 + 60 }),
    },
    {
      why: "another app",
      status: 401,
      letter: () => signed(sealedBody(eventOf(messageEvent(), { app_id: "cli_1" }))),
    },
    { why: "not JSON", status: 400, letter: () => signed("{") },
    { why: "undecryptable", status: 400, letter: () => signed('{"encrypt":"AAAA"}') },
    {
      why: "over 1 MiB",
      status: 413,
      letter: () => signed(JSON.stringify({ encrypt: "A".repeat(1024 * 1024) })),
    },
  ])("$why gets $status and leaves nothing", async ({ status, letter }) => {
    const [rows, passed] = [await door.rows(), door.gate.passed()];
    expect((await door.knock(letter())).status).toBe(status);
    expect([await door.rows(), door.gate.passed()]).toEqual([rows, passed]);
  });

  test("a body that hides its length gets 413 all the same", async () => {
    expect(await knockInChunks(door.url, 1024 * 1024 + 1)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("a card click is answered with what another connection writes on its row", async () => {
    const answer = { toast: { type: "success", content: "已签收" }, card: { type: "raw", data: { a: 1 } } };
    const started = performance.now();
    const knock = door.knock(signed(sealedBody(tap("tap-1"))));
    await expect.poll(() => idOf("tap-1")).toBeGreaterThan(0);
    const outcome = await standBy(await idOf("tap-1"));
    await expect
      .poll(
        () => door.sql`update inbox set handled_at = clock.now(), sealed = null, answer = ${door.sql.json(answer)}
          where dedupe_key = 'event:tap-1' returning id`,
      )
      .toHaveLength(1);
    expect(await knock).toEqual({ status: 200, body: answer });
    expect(performance.now() - started).toBeLessThan(2300);
    // What stood by in case that this came too late is taken back.
    await expect.poll(outcome).toBe("cancelled");
    // The same click again finds the answer at once.
    expect(await door.knock(signed(sealedBody(tap("tap-1"))))).toEqual({ status: 200, body: answer });
  });

  test("a card click that nobody answers in time gets 处理中", async () => {
    const started = performance.now();
    const knock = door.knock(signed(sealedBody(tap("tap-2"))));
    await expect.poll(() => idOf("tap-2")).toBeGreaterThan(0);
    const outcome = await standBy(await idOf("tap-2"));
    expect(await knock).toEqual({ status: 200, body: WORKING });
    const waitedMs = performance.now() - started;
    expect(await outcome()).toBeNull();
    expect(waitedMs).toBeGreaterThan(2000);
    expect(waitedMs).toBeLessThan(2800);
  });

  test("every request closes its own connection", async () => {
    await Promise.all(Array.from({ length: 4 }, () => door.knock(signed(sealedBody(message())))));
    await expect.poll(door.gate.standing, { timeout: 3000 }).toBe(0);
  });
});

test("what is missing or malformed is named in a 503, its value never", async () => {
  const env = {
    FEISHU_APP_ID: "not-an-app-id",
    FEISHU_ENCRYPT_KEY: APP.encryptKey,
    FEISHU_VERIFICATION_TOKEN: " ",
    FEISHU_TENANT_KEYS: "",
  };
  const answer = await edge.fetch(new Request("https://door/healthz"), env, { waitUntil() {} });
  expect(answer.status).toBe(503);
  expect(await answer.text()).toBe(
    "The door is not configured: FEISHU_APP_ID, FEISHU_VERIFICATION_TOKEN, HYPERDRIVE missing or malformed.",
  );
});

/** What the door says to a body sent in chunks, without Content-Length. */
function knockInChunks(url: string, bytes: number): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((done, fail) => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once("data", (data) => {
      socket.destroy();
      done(data.toString());
    });
    socket.once("error", fail);
    socket.write(`POST /feishu/events HTTP/1.1\r\nhost: ${hostname}\r\ntransfer-encoding: chunked\r\n\r\n`);
    socket.write(`${bytes.toString(16)}\r\n${"a".repeat(bytes)}\r\n0\r\n\r\n`);
  });
}
