import { createHash, randomBytes } from "node:crypto";
import { connect } from "node:net";
import { seal } from "../../src/webhook/envelope.ts";
import { BENCH_APP } from "./bench-app.ts";

/*
 * The load generator, a process of its own: raw sockets, requests built beforehand, one answer awaited before the
 * next request of that connection. Prints {"requestsPerSecond": n}.
 */

const [port = "0", connections = "32", seconds = "3"] = process.argv.slice(2);
const BUILT = 20_000;

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

const requests = Array.from({ length: BUILT }, (_, n) => requestOf(n));
let next = 0;
let answered = 0;
const until = performance.now() + Number(seconds) * 1000;

function drive(): Promise<void> {
  return new Promise((done, fail) => {
    const socket = connect(Number(port), "127.0.0.1");
    socket.setNoDelay(true);
    const send = () => socket.write(requests[next++ % BUILT] ?? "");
    let pending = "";
    socket.on("connect", send);
    socket.on("error", fail);
    socket.on("data", (chunk) => {
      pending += chunk.toString("latin1");
      const end = pending.indexOf("\r\n\r\n");
      if (end < 0) return;
      const chunked = /transfer-encoding: chunked/i.test(pending);
      const length = Number(/content-length: (\d+)/i.exec(pending)?.[1] ?? 0);
      if (chunked ? !pending.endsWith("0\r\n\r\n") : pending.length < end + 4 + length) return;
      if (!pending.startsWith("HTTP/1.1 200")) return fail(new Error(pending.slice(0, 100)));
      pending = "";
      answered += 1;
      if (performance.now() < until) send();
      else {
        socket.destroy();
        done();
      }
    });
  });
}

const started = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, drive));
console.log(
  JSON.stringify({ requestsPerSecond: Math.round(answered / ((performance.now() - started) / 1000)) }),
);
