import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import protobuf from "protobufjs";
import { type WebSocket, WebSocketServer } from "ws";

const SERVICE = 33;
const CONFIG = { PingInterval: 1, ReconnectCount: -1, ReconnectInterval: 1, ReconnectNonce: 1 };
const Frame = protobuf
  .parse(
    `syntax = "proto2"; package pbbp2;
    message Header { required string key = 1; required string value = 2; }
    message Frame { required uint64 SeqID = 1; required uint64 LogID = 2; required int32 service = 3;
      required int32 method = 4; repeated Header headers = 5; optional string payload_encoding = 6;
      optional string payload_type = 7; optional bytes payload = 8; optional string LogIDNew = 9; }`,
    { keepCase: true },
  )
  .root.lookupType("pbbp2.Frame");

type Ack = { code: number; data: unknown };

/** The platform's end of the long connection (facts: frames are protobuf, an ack comes after the handler). */
export async function openLongPlatform() {
  const waiting = new Map<string, (ack: Ack) => void>();
  const sent: { path: string; body: string }[] = [];
  let connected: WebSocket | null = null;
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const path = request.url ?? "";
      const { port } = server.address() as AddressInfo;
      sent.push({ path, body });
      const answer = path.startsWith("/callback/ws/endpoint")
        ? {
            data: {
              URL: `ws://127.0.0.1:${port}/ws?device_id=d&service_id=${SERVICE}`,
              ClientConfig: CONFIG,
            },
          }
        : path.includes("tenant_access_token")
          ? { tenant_access_token: "t-long", expire: 7200 }
          : { bot: { open_id: "ou_bot" }, data: { message_id: `om_sent_${sent.length}` } };
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ code: 0, msg: "ok", ...answer }));
    });
  });
  const sockets = new WebSocketServer({ server, path: "/ws" });
  sockets.on("connection", (socket) => {
    connected = socket;
    socket.on("close", () => {
      if (connected === socket) connected = null;
    });
    socket.on("message", (bytes: Buffer) => {
      const frame = Frame.toObject(Frame.decode(bytes), { longs: Number, bytes: String });
      const headers = new Map<string, string>(
        (frame.headers as { key: string; value: string }[]).map((one) => [one.key, one.value]),
      );
      if (headers.get("type") === "ping") return socket.send(frameOf(0, { type: "pong" }, CONFIG));
      const { code, data } = JSON.parse(Buffer.from(frame.payload, "base64").toString());
      const answer = data ? JSON.parse(Buffer.from(data, "base64").toString()) : null;
      waiting.get(headers.get("message_id") ?? "")?.({ code, data: answer });
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));

  function frameOf(method: 0 | 1, headers: Record<string, string>, payload: unknown) {
    return Frame.encode(
      Frame.create({
        SeqID: 1,
        LogID: 1,
        service: SERVICE,
        method,
        headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
        payload: Buffer.from(JSON.stringify(payload)),
      }),
    ).finish();
  }

  let count = 0;
  return {
    domain: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isConnected: () => connected !== null,
    drop: () => connected?.terminate(),
    /** What the bot asked of the platform at this path. */
    sentTo: (path: string) => sent.filter((one) => one.path.startsWith(path)),
    push: (event: unknown) =>
      new Promise<Ack>((done) => {
        const id = `m${++count}`;
        waiting.set(id, done);
        connected?.send(
          frameOf(1, { type: "event", message_id: id, sum: "1", seq: "0", trace_id: "t" }, event),
        );
      }),
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
