import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

type Scripted =
  | { status: number; body: unknown; headers?: Record<string, string> }
  | "lose-answer"
  | "hang-up";
export type Arrival = {
  atMs: number;
  method: string;
  path: string;
  query: URLSearchParams;
  body: Json;
  token: string;
};
type Json = Record<string, unknown>;
export type Delivered = {
  id: string;
  to: string;
  msgType: string;
  content: string;
  createdMs: number;
  from?: string;
};
export type FakePlatform = Awaited<ReturnType<typeof openFakePlatform>>;

/** A small scripted platform on loopback: what a test did not script is answered as the real one would. */
export async function openFakePlatform() {
  const arrivals: Arrival[] = [];
  const delivered: Delivered[] = [];
  const byUuid = new Map<string, Delivered>();
  const script: { path: RegExp; answer: Scripted }[] = [];
  const tokens = { asked: 0, valid: "", delayMs: 0, staleStatus: 400 };
  const delays = { answerMs: 0 };

  const server = createServer(async (request, response) => {
    const atMs = Date.now();
    const url = new URL(request.url ?? "/", "http://fake");
    const body = await readJson(request);
    const path = url.pathname;
    const token = String(request.headers.authorization ?? "").replace("Bearer ", "");
    const answer = (status: number, value: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify(value));
    };
    const asked = path.endsWith("/tenant_access_token/internal");
    if (!asked)
      arrivals.push({
        atMs,
        method: request.method ?? "",
        path,
        query: url.searchParams,
        body,
        token,
      });
    const at = script.findIndex((one) => one.path.test(path));
    const scripted = at >= 0 ? script.splice(at, 1)[0]?.answer : undefined;
    if (asked) tokens.asked++;
    if (asked && tokens.delayMs) await pause(tokens.delayMs);
    if (delays.answerMs) await pause(delays.answerMs);
    if (scripted === "hang-up") return void request.socket.destroy();
    if (scripted && scripted !== "lose-answer")
      return answer(scripted.status, scripted.body, scripted.headers);
    if (asked) {
      // As the platform does: the same one while it is valid. A test revokes it by emptying it.
      tokens.valid ||= `t-${tokens.asked}`;
      return answer(200, { code: 0, msg: "ok", tenant_access_token: tokens.valid, expire: 7200 });
    }
    if (token !== tokens.valid)
      return answer(tokens.staleStatus, { code: 99991663, msg: "Invalid access token" });
    const data = handle(request.method ?? "", url, body);
    if (scripted === "lose-answer") return void request.socket.destroy();
    answer(200, { code: 0, msg: "ok", ...data });
  });

  function handle(method: string, url: URL, body: Json): Json {
    const path = url.pathname;
    if (path.endsWith("/bot/v3/info")) return { bot: { open_id: "ou_bot", app_name: "五零助手" } };
    if (path.endsWith("/batch_get_id")) {
      const mobiles = Array.isArray(body.mobiles) ? body.mobiles : [];
      return {
        data: {
          user_list: mobiles.map((mobile, i) => (i % 2 ? { mobile } : { mobile, user_id: `ou_${mobile}` })),
        },
      };
    }
    if (method === "GET" && path.endsWith("/im/v1/messages")) return { data: page(url) };
    if (method === "PATCH") return { data: {} };
    const uuid = String(body.uuid ?? "");
    const to = path.endsWith("/reply") ? (path.split("/").at(-2) ?? "") : String(body.receive_id);
    const known = byUuid.get(uuid);
    const message: Delivered = known ?? {
      id: `om_${delivered.length + 1}`,
      to,
      msgType: String(body.msg_type),
      content: String(body.content),
      createdMs: Date.now(),
    };
    if (!known) delivered.push(message);
    byUuid.set(uuid, message);
    return { data: { message_id: message.id, chat_id: chatOf(message.to) } };
  }

  function page(url: URL): Json {
    const from = Number(url.searchParams.get("page_token") ?? 0);
    const mine = delivered.filter((one) => chatOf(one.to) === url.searchParams.get("container_id"));
    const items = mine.slice(from, from + 2).map((one) => ({
      message_id: one.id,
      msg_type: one.msgType,
      create_time: String(one.createdMs),
      sender: { sender_type: "app", id: one.from ?? "cli_1" },
      body: { content: one.content },
    }));
    const more = from + 2 < mine.length;
    return { items, has_more: more, page_token: more ? String(from + 2) : "" };
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    domain: `http://127.0.0.1:${port}`,
    arrivals,
    delivered,
    tokens,
    delays,
    /** Answers the next call on this path so. */
    next: (path: RegExp, answer: Scripted) => void script.push({ path, answer }),
    forgetUuids: () => byUuid.clear(),
    texts: (to?: string) =>
      delivered
        .filter((one) => to === undefined || one.to === to)
        .map((one) => String((JSON.parse(one.content) as Json).text)),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A person's private chat has an id of its own. */
const chatOf = (to: string) => (to.startsWith("ou_") ? `oc_private_${to}` : to);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function readJson(request: IncomingMessage): Promise<Json> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString("utf8");
  return text ? (JSON.parse(text) as Json) : {};
}
