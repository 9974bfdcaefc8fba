import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { expect, test } from "vitest";
import { createLongConnection, EnvelopeTaker } from "../../src/feishu/long-connection.ts";
import { createLog, describeError } from "../../src/log.ts";

const SECRET = "the-app-secret-4711";
const log = createLog("silent");

test("an app id that the SDK would silently refuse is a mistake in the configuration", () => {
  const open = () =>
    createLongConnection({
      appId: "cli_short",
      appSecret: SECRET,
      domain: "http://x",
      log,
      onEvent: async () => {},
    });
  expect(open).toThrow("FEISHU_APP_ID");
});

test("an event is acknowledged only after it was stored, and its answer is handed back", async () => {
  const steps: string[] = [];
  const taker = new EnvelopeTaker(async (json) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    steps.push(`stored ${json}`);
    return { toast: { type: "success", content: "已签收" } };
  }, log);
  const answer = await taker.invoke({ schema: "2.0" });
  steps.push("acknowledged");
  expect(steps).toEqual(['stored {"schema":"2.0"}', "acknowledged"]);
  expect(answer).toEqual({ toast: { type: "success", content: "已签收" } });
});

test("an event that could not be stored is not acknowledged", async () => {
  const taker = new EnvelopeTaker(() => Promise.reject(new Error("database away")), log);
  await expect(taker.invoke({ schema: "2.0" })).rejects.toThrow("database away");
});

test("when the platform turns the connection away for good, it is started again, and no secret is logged", async () => {
  let asked = 0;
  const platform = createServer((_, response) => {
    asked++;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ code: 514, msg: `auth failed ${SECRET}`, data: {} }));
  });
  await new Promise<void>((resolve) => platform.listen(0, "127.0.0.1", resolve));
  const { port } = platform.address() as AddressInfo;
  const lines: string[] = [];
  const connection = createLongConnection({
    appId: "cli_0123456789abcdef",
    appSecret: SECRET,
    domain: `http://127.0.0.1:${port}`,
    log: pino(
      { level: "trace", serializers: { err: describeError } },
      { write: (line: string) => void lines.push(line) },
    ),
    onEvent: async () => {},
    restartMsFirst: 20,
  });
  connection.start();
  await expect.poll(() => asked, { timeout: 3_000 }).toBeGreaterThanOrEqual(3);
  connection.stop();
  const before = asked;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(asked).toBe(before);
  expect(lines.join("\n")).toContain("gave up");
  expect(lines.join("\n")).not.toContain(SECRET);
  platform.closeAllConnections();
  platform.close();
});
