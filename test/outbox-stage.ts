import { pino } from "pino";
import { type Database, openDatabase } from "../db/connect.ts";
import type { LimitsByKind } from "../db/limits.ts";
import { APP_ROLE } from "../db/migrate.ts";
import { queueMessages } from "../db/outbox.ts";
import type { Outgoing } from "../src/domain/message.ts";
import { createOutboxDrain, type OutboxDrain } from "../src/drain-outbox.ts";
import { createFeishu } from "../src/feishu/client.ts";
import { describeError } from "../src/log.ts";
import { openTestDatabase } from "./database.ts";
import { type FakePlatform, openFakePlatform } from "./feishu/fake-platform.ts";

const AT = new Date("2026-06-01T02:00:00Z");
const NO_LIMITS: LimitsByKind = { app: [], lane: [] };

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** A database, a fake platform and as many sending machines as a test asks for. */
export async function openStage() {
  const server = await openTestDatabase();
  const platform: FakePlatform = await openFakePlatform();
  const opened: { town: Database; drain: OutboxDrain }[] = [];
  const counted: string[] = [];
  const logged: { level: number; msg: string }[] = [];
  const town = openDatabase({ url: server.url });

  return {
    town,
    platform,
    counted,
    logged,
    machine(q: { limits?: LimitsByKind; timeoutMs?: number; wallNow?: () => Date } = {}): OutboxDrain {
      const own = openDatabase({ url: server.url, role: APP_ROLE });
      const log = pino(
        { level: "info", serializers: { err: describeError } },
        { write: (line: string) => void logged.push(JSON.parse(line)) },
      );
      const app = { appId: "cli_1", appSecret: "s", domain: platform.domain, log };
      const feishu = createFeishu({ ...app, timeoutMs: q.timeoutMs ?? 2_000 });
      const drain = createOutboxDrain({
        sql: own.sql,
        feishu,
        log,
        wallNow: q.wallNow ?? (() => new Date()),
        count: (outcome) => void counted.push(outcome),
        limits: q.limits ?? NO_LIMITS,
      });
      opened.push({ town: own, drain });
      return drain;
    },
    queue: (...messages: Outgoing[]) => town.db.transaction((tx) => queueMessages(tx, AT, messages)),
    /** As if so much wall time had gone by since the outbox was last touched. */
    async timePasses(interval: string) {
      await town.sql`
        update outbox set first_tried_wall_at = first_tried_wall_at - ${interval}::interval,
          retry_wall_at = retry_wall_at - ${interval}::interval`;
    },
    async outcomes(): Promise<Record<string, string | null>> {
      const rows = await town.sql<{ once_key: string; outcome: string | null }[]>`
        select once_key, outcome from outbox order by seq`;
      return Object.fromEntries(rows.map((row) => [row.once_key, row.outcome]));
    },
    async clear() {
      await town.sql`truncate outbox, sends`;
      for (const table of ["matters", "chats", "people"]) await town.sql`delete from ${town.sql(table)}`;
      for (const part of [platform.arrivals, platform.delivered, counted, logged]) part.length = 0;
      platform.forgetUuids();
    },
    async close() {
      await Promise.all(opened.map((one) => one.drain.stop()));
      await Promise.all([town.close(), ...opened.map((one) => one.town.close())]);
      await platform.close();
      await server.close();
    },
  };
}

/** One line to a chat. */
export function say(
  text: string,
  more: Partial<Outgoing> & { chatId?: string; openId?: string } = {},
): Outgoing {
  const { chatId, openId, ...rest } = more;
  const to = openId ? { openId } : { chatId: chatId ?? "oc_1" };
  return { onceKey: text, priority: 1, action: "send", to, body: { text }, ...rest } as Outgoing;
}
