import { connect } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { openTestDatabase } from "../database.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let sandbox: Sandbox;
beforeAll(async () => {
  database = await openTestDatabase();
  sandbox = await openSandbox({ databaseUrl: database.url, webhookUrl: "http://127.0.0.1:1/" });
  await sandbox.addPerson({ openId: "ou_1", name: "王网格" });
  await sandbox.addChat({ chatId: "oc_1", name: "一个群", members: ["ou_1"] });
});
afterAll(async () => {
  await sandbox.close();
  await database.close();
});

const page = (path: string, init: RequestInit = {}) => fetch(`${sandbox.url}/sandbox/${path}`, init);
const post = (path: string, body: object) =>
  page(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

test("a chat that is not there is refused with a sentence, and nothing is printed", async () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  const answer = await post("api/say", { from: "ou_1", chatId: "oc_none", text: "话" });
  expect([answer.status, await answer.json()]).toEqual([400, { error: "没有这个会话,请刷新页面后再试。" }]);
  const form = new FormData();
  for (const [name, value] of [
    ["from", "ou_1"],
    ["chatId", "oc_none"],
  ] as const)
    form.set(name, value);
  form.set("image", new File(["x"], "a.png", { type: "image/png" }));
  expect((await page("api/image", { method: "POST", body: form })).status).toBe(400);
  expect(printed).not.toHaveBeenCalled();
  printed.mockRestore();
});

test("a request broken off halfway prints nothing", async () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  const { port } = new URL(sandbox.url);
  for (const path of ["sandbox/api/say", "sandbox/api/image", "open-apis/im/v1/messages"]) {
    await new Promise<void>((done) => {
      const socket = connect(Number(port), "127.0.0.1", () => {
        socket.write(
          `POST /${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"a`,
        );
        setTimeout(() => socket.destroy(), 50);
      });
      socket.once("close", () => done());
    });
  }
  await new Promise((done) => setTimeout(done, 300));
  expect(printed).not.toHaveBeenCalled();
  printed.mockRestore();
});

test("only what the platform itself was called with is in its list", async () => {
  const before = sandbox.calls().length;
  for (const path of ["nothing-here", "api/nothing", "no-such.js", "api/images/none"])
    expect((await page(path)).status).toBe(404);
  await post("api/say", { from: "ou_1", chatId: "oc_none", text: "话" });
  await fetch(sandbox.url);
  expect(sandbox.calls()).toHaveLength(before);
});

test("a call shows what was sent: text opened, secrets and numbers left out, and only when it is asked for", async () => {
  const { appId: app_id, appSecret: app_secret } = sandbox.app;
  const platform = (path: string, body: object, bearer = "") =>
    fetch(`${sandbox.url}/open-apis/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${bearer}` },
      body: JSON.stringify(body),
    });
  const given = await platform("auth/v3/tenant_access_token/internal", { app_id, app_secret });
  const { tenant_access_token: bearer } = (await given.json()) as { tenant_access_token: string };
  const content = JSON.stringify({ text: "一句话" });
  await platform(
    "im/v1/messages?receive_id_type=chat_id",
    { receive_id: "oc_1", msg_type: "text", content },
    bearer,
  );
  await platform("contact/v3/users/batch_get_id", { mobiles: ["+8613900000000"] }, bearer);

  const list = (await (await page("api/calls")).json()) as { seq: number; body?: unknown }[];
  expect(list.some((call) => "body" in call)).toBe(false);
  const bodies: { body: unknown }[] = await Promise.all(
    list.slice(-3).map(async ({ seq }) => (await page(`api/calls/${seq}`)).json()),
  );
  expect(bodies.map((one) => one.body)).toEqual([
    { app_id, app_secret: "(略)" },
    { receive_id: "oc_1", msg_type: "text", content: { text: "一句话" } },
    { mobiles: "(略)" },
  ]);
  expect((await page("api/calls/99999")).status).toBe(404);
});

test("an attack that is not known is refused", async () => {
  expect((await post("api/attack", { kind: "other" })).status).toBe(400);
});
