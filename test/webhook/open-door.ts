import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { createAnswerWaiter } from "../../db/answers.ts";
import { openDatabase } from "../../db/connect.ts";
import { createInboxKeeper } from "../../db/inbox.ts";
import { APP_ROLE } from "../../db/migrate.ts";
import { createDoor, type DoorDeps } from "../../src/webhook/app.ts";
import { openTestDatabase } from "../database.ts";
import { openGate } from "../gate.ts";
import { APP, type Letter } from "./signed.ts";

/** The real door on a real server and a real database behind a gate. */
export async function openDoor(q: { app?: Partial<DoorDeps["app"]> } = {}) {
  const testDatabase = await openTestDatabase();
  const gate = await openGate(testDatabase.url);
  const { sql, close } = openDatabase({ url: gate.url, role: APP_ROLE, connectionsMax: 4 });
  const counts = new Map<string, number>();
  const waiter = await createAnswerWaiter(sql);
  const answeredTaps: number[] = [];
  const door = createDoor({
    app: { ...APP, ...q.app },
    keep: createInboxKeeper(sql, { wallNow: () => new Date() }).keep,
    waitForAnswer: waiter.waitForAnswer,
    answered: (id) => void answeredTaps.push(id),
    wallNow: () => new Date(),
    count: (outcome) => counts.set(outcome, (counts.get(outcome) ?? 0) + 1),
  });
  const server = serve({ fetch: door.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address() as AddressInfo;
  return {
    sql,
    port,
    counts,
    answeredTaps,
    gate,
    async knock({ body, headers }: Letter) {
      const answer = await fetch(`http://127.0.0.1:${port}/feishu/events`, { method: "POST", body, headers });
      const text = await answer.text();
      return { status: answer.status, body: text ? JSON.parse(text) : null };
    },
    rows: async () => Number((await sql`select count(*) as n from inbox`)[0]?.n),
    async close() {
      await new Promise((done) => server.close(done));
      await waiter.stop();
      await close();
      await gate.close();
      await testDatabase.close();
    },
  };
}
