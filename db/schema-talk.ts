import { bigint, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, people } from "./schema-town.ts";

/** What a person asked last in a chat, as it was read: 「那福海呢」 within ten minutes goes on from it. Never the words. */
export const conversations = pgTable(
  "conversations",
  {
    chatId: text("chat_id").notNull(),
    personId: bigint("person_id", { mode: "number" })
      .notNull()
      .references(() => people.id),
    query: jsonb("query").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.chatId, t.personId] }), index("conversations_at").on(t.at)],
);
