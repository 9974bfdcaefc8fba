import { createHash, randomBytes } from "node:crypto";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { z } from "zod";
import { seal } from "../../src/webhook/envelope.ts";
import { BENCH_APP } from "./bench-app.ts";

/*
 * The load generator, a process of its own: raw sockets, requests built beforehand, one answer awaited before the
 * next request of that connection. For every line `{"port": n, "seconds": n}` it prints one `{"requestsPerSecond": n}`.
 */

const CONNECTIONS = 32;
/** More than any server answers, so that none meets an event a second time. */
const BUILT_PER_SECOND = 30_000;
/** Sockets open and code warms up first; this part of every run is not counted. */
const WARM_UP_SECONDS = 0.2;
const wishSchema = z.object({ port: z.number().int(), seconds: z.number().positive() });

function requestOf(n: number): Buffer {
  const event = {
    sender: {
      sender_id: {
        union_id: "on_8ed6aa67826108097d9ee143816345",
        user_id: "e33ggbyz",
        open_id: "ou_84aad35d084aa403a838cf73ee18467",
      },
      sender_type: "user",
      tenant_key: "736588c9260f175e",
    },
    message: {
      message_id: `om_${randomBytes(16).toString("hex")}`,
      create_time: String(Date.now()),
      chat_id: `oc_${n % 200}`,
      chat_type: "group",
      message_type: "text",
      content: JSON.stringify({
        text: "@_user_1 示例·滇润农贸市场二楼东侧灭火器过期4具,应急灯2个不亮,3天内整改",
      }),
      mentions: [
        { key: "@_user_1", id: { open_id: "ou_bot" }, name: "五零助手", tenant_key: "736588c9260f175e" },
      ],
    },
  };
  const header = {
    event_id: randomBytes(16).toString("hex"),
    event_type: "im.message.receive_v1",
    create_time: String(Date.now()),
    token: BENCH_APP.verificationToken,
    app_id: BENCH_APP.appId,
    tenant_key: "736588c9260f175e",
  };
  const body = JSON.stringify({
    encrypt: seal(JSON.stringify({ schema: "2.0", header, event }), BENCH_APP.encryptKey),
  });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomBytes(8).toString("hex");
  const signature = createHash("sha256")
    .update(timestamp + nonce + BENCH_APP.encryptKey + body)
    .digest("hex");
  return Buffer.from(
    `POST /feishu/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nX-Lark-Request-Timestamp: ${timestamp}\r\nX-Lark-Request-Nonce: ${nonce}\r\nX-Lark-Signature: ${signature}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

type Run = { requests: readonly Buffer[]; sent: number; answered: number; from: number; until: number };

/** One connection, until the time is over. It costs as little as can be: it shares the machine with what it measures. */
function drive(port: number, run: Run): Promise<void> {
  return new Promise((done, fail) => {
    let pending = "";
    const onread = {
      buffer: Buffer.allocUnsafe(4096),
      callback(bytes: number, buffer: Uint8Array) {
        pending += Buffer.from(buffer.buffer, buffer.byteOffset, bytes).toString("latin1");
        if (!isWhole(pending)) return true;
        if (!pending.startsWith("HTTP/1.1 200")) fail(new Error(pending.slice(0, 100)));
        pending = "";
        const now = performance.now();
        if (now >= run.from && now < run.until) run.answered += 1;
        if (now < run.until) send();
        else {
          socket.destroy();
          done();
        }
        return true;
      },
    };
    const socket = connect({ port, host: "127.0.0.1", noDelay: true, onread });
    const send = () => socket.write(run.requests[run.sent++] ?? "");
    socket.on("connect", send);
    socket.on("error", fail);
  });
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const length = /content-length: (\d+)/i.exec(answer)?.[1];
  return length === undefined ? answer.endsWith("0\r\n\r\n") : answer.length >= end + 4 + Number(length);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { port, seconds } = wishSchema.parse(JSON.parse(line));
  const count = Math.ceil(BUILT_PER_SECOND * (seconds + WARM_UP_SECONDS));
  const requests = Array.from({ length: count }, (_, n) => requestOf(n));
  const from = performance.now() + WARM_UP_SECONDS * 1000;
  const run: Run = { requests, sent: 0, answered: 0, from, until: from + seconds * 1000 };
  await Promise.all(Array.from({ length: CONNECTIONS }, () => drive(port, run)));
  if (run.sent > count) throw new Error("more answers than requests were built for");
  console.log(JSON.stringify({ requestsPerSecond: Math.round(run.answered / seconds) }));
}
