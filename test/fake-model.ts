import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a model says: its words, or an HTTP answer of the test's own making. */
export type Scripted = string | object | ((response: ServerResponse, asked: Asked) => void);
export type Asked = { path: string; authorization: string | undefined; body: Record<string, unknown> };

/** A key no log may ever show. */
export const MODEL_KEY = "key-of-a-test-that-is-nowhere";

/** An OpenAI-compatible endpoint on loopback, that says what the test scripted, the last of it again and again. */
export async function openFakeModel(...script: Scripted[]) {
  const asked: Asked[] = [];
  const queue = [...script];
  const server = createServer(async (request, response) => {
    const text = await readAll(request);
    const question = {
      path: request.url ?? "",
      authorization: request.headers.authorization,
      body: JSON.parse(text || "{}") as Record<string, unknown>,
    };
    asked.push(question);
    const answer = queue.length > 1 ? queue.shift() : queue[0];
    if (typeof answer === "function") return answer(response, question);
    sayIn(response, typeof answer === "string" ? answer : JSON.stringify(answer));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: { url: `http://127.0.0.1:${port}/v1`, name: "a-model", key: MODEL_KEY },
    asked,
    /** All that ever reached it. */
    received: () => JSON.stringify(asked),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** A model's words in the outer form of the protocol. */
export function sayIn(response: ServerResponse, content: string): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ choices: [{ message: { role: "assistant", content } }] }));
}

/** The text a question is about. */
export function textIn(asked: Asked | undefined): string {
  const messages = asked?.body.messages as { content: string }[] | undefined;
  return String((JSON.parse(messages?.[1]?.content ?? "{}") as Record<string, unknown>).原文);
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}
