import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { instant } from "./schema-town.ts";

const wallInstant = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });

/** Messages that were taken back: what comes of one later, because it was on its way still, is not handled. */
export const recalls = pgTable("recalls", {
  messageId: text("message_id").primaryKey(),
  notedAt: instant("noted_at").notNull(),
});

/**
 * Messages of which only the id is known, and whose text must be asked of the platform: edited ones, and those that
 * a reply quotes. No text stands here; what is read back goes through the inbox, sealed like every message.
 */
export const readBacks = pgTable(
  "read_backs",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** edited | quoted */
    why: text("why").$type<"edited" | "quoted">().notNull(),
    messageId: text("message_id").notNull(),
    /** The platform may not tell it of an edited message. */
    chatId: text("chat_id"),
    /** Of a quoted one: the reply that quotes it, and whose it is. */
    replyMessageId: text("reply_message_id"),
    replyOpenId: text("reply_open_id"),
    replyPrivate: boolean("reply_private").notNull().default(false),
    notedAt: instant("noted_at").notNull(),
    /** pending | read | lost */
    state: text("state").$type<"pending" | "read" | "lost">().notNull().default("pending"),
    reason: text("reason"),
    attempts: integer("attempts").notNull().default(0),
    firstTriedWallAt: wallInstant("first_tried_wall_at"),
    retryWallAt: wallInstant("retry_wall_at"),
  },
  (t) => [
    index("read_backs_pending").on(t.id).where(sql`state = 'pending'`),
    uniqueIndex("read_backs_quote").on(t.replyMessageId).where(sql`reply_message_id is not null`),
  ],
);
