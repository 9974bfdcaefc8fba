import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { adaptDefault, EventDispatcher, LoggerLevel } from "@larksuiteoapi/node-sdk";
import { openDatabase } from "../../db/connect.ts";
import { createInboxKeeper } from "../../db/inbox.ts";
import { APP_ROLE } from "../../db/migrate.ts";
import { createDoor } from "../../src/webhook/app.ts";
import { BENCH_APP } from "./bench-app.ts";

/* One server of the bench, a process of its own: `ours`, `sdk` (stores nothing) or `sdk-insert`. Prints {"port": n}. */

const [kind = "ours", databaseUrl = ""] = process.argv.slice(2);
const { sql } = openDatabase({ url: databaseUrl, role: APP_ROLE });
await sql`select 1`;

if (kind === "ours") {
  const door = createDoor({
    app: BENCH_APP,
    keep: createInboxKeeper(sql, { wallNow: () => new Date() }).keep,
    waitForAnswer: async () => null,
    answered: () => {},
    wallNow: () => new Date(),
    count: () => {},
  });
  const server = serve({ fetch: door.fetch, port: 0, hostname: "127.0.0.1" });
  server.once("listening", () => tell(server.address() as AddressInfo));
} else {
  const dispatcher = new EventDispatcher({
    encryptKey: BENCH_APP.encryptKey,
    verificationToken: BENCH_APP.verificationToken,
    loggerLevel: LoggerLevel.error,
  });
  dispatcher.register({
    "im.message.receive_v1": async (data) => {
      if (kind !== "sdk-insert") return {};
      const { message_id: id, chat_id: lane } = data.message;
      await sql`insert into inbox (dedupe_key, lane, event_type, sealed, received_wall_at)
        values (${`message:${id}`}, ${lane}, 'im.message.receive_v1', ${JSON.stringify(data)}, ${new Date()})
        on conflict (dedupe_key) do nothing`;
      return {};
    },
  });
  const server = createServer(adaptDefault("/feishu/events", dispatcher, { autoChallenge: true }));
  server.listen(0, "127.0.0.1", () => tell(server.address() as AddressInfo));
}

function tell({ port }: AddressInfo) {
  console.log(JSON.stringify({ port }));
}
