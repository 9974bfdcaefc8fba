import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import type { Depends } from "../src/domain/message.ts";
import { instant, people } from "./schema-town.ts";

const wallInstant = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });

/** What the door accepted: the sealed envelope until it is handled, then only the fact that it was. */
export const inbox = pgTable(
  "inbox",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    /** Messages by message_id, all else by event_id. */
    dedupeKey: text("dedupe_key").notNull().unique(),
    lane: text("lane").notNull(),
    eventType: text("event_type").notNull(),
    /** The platform's own `encrypt` string; blanked when handled. */
    sealed: text("sealed"),
    receivedWallAt: wallInstant("received_wall_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    retryWallAt: wallInstant("retry_wall_at"),
    handledAt: instant("handled_at"),
    setAsideAt: instant("set_aside_at"),
    error: text("error"),
    /** Whether a message was meant for the bot; null for what is no message. */
    addressed: boolean("addressed"),
    /** What a card click is answered with: {toast?, card?}. */
    answer: jsonb("answer"),
  },
  (t) => [index("inbox_waiting").on(t.lane, t.id).where(sql`handled_at is null and set_aside_at is null`)],
);

/** All that leaves. Its id is the platform's `uuid`; its once-key makes a repeated decision one message. */
export const outbox = pgTable(
  "outbox",
  {
    id: uuid("id").primaryKey(),
    seq: bigserial("seq", { mode: "number" }).notNull(),
    onceKey: text("once_key").notNull().unique(),
    /** Chat or person: the order within one lane is kept. */
    lane: text("lane").notNull(),
    /** 0 urgent, 1 answers, 2 what the clock sends, 3 card refreshes. */
    priority: smallint("priority").notNull(),
    /** send | reply | update */
    action: text("action").notNull(),
    /** open_id | chat_id; for reply and update null. */
    receiveIdType: text("receive_id_type"),
    receiveId: text("receive_id"),
    /** The message that is replied to, or the card that is updated. */
    targetMessageId: text("target_message_id"),
    msgType: text("msg_type").notNull(),
    content: jsonb("content").notNull(),
    /** Rows of a clock message that lapse when a matter was closed or planned anew (P5). */
    depends: jsonb("depends").$type<Depends[]>().notNull().default([]),
    /** This message shows the living card of a matter: later changes are patched into it. */
    livingMatterId: bigint("living_matter_id", { mode: "number" }),
    /** It asks which of these is meant; one is chosen when it shows a matter or is closed. */
    offers: bigint("offers", { mode: "number" }).array(),
    /** It points to a newer card, or asks no more: nothing later is patched into it. */
    closed: boolean("closed").notNull().default(false),
    createdAt: instant("created_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    firstTriedWallAt: wallInstant("first_tried_wall_at"),
    retryWallAt: wallInstant("retry_wall_at"),
    sentWallAt: wallInstant("sent_wall_at"),
    /** null while waiting; then sent | dead | cancelled */
    outcome: text("outcome"),
    reason: text("reason"),
    messageId: text("message_id"),
    chatId: text("chat_id"),
  },
  (t) => [
    index("outbox_waiting").on(t.lane, t.priority, t.seq).where(sql`outcome is null`),
    index("outbox_message").on(t.messageId).where(sql`message_id is not null`),
    index("outbox_living").on(t.livingMatterId).where(sql`living_matter_id is not null`),
    index("outbox_offers").using("gin", t.offers).where(sql`offers is not null`),
    index("outbox_shown").on(t.lane, t.sentWallAt).where(sql`sent_wall_at is not null`),
  ],
);

/** When something was last sent, and to whom: the platform's limits hold over all machines (P8). */
export const sends = pgTable(
  "sends",
  { key: text("key").notNull(), wallAt: wallInstant("wall_at").notNull() },
  (t) => [index("sends_key").on(t.key, t.wallAt)],
);

/** The last complete run of each engine part, in wall time; /readyz reads it (P12). */
export const cycles = pgTable("cycles", {
  name: text("name").primaryKey(),
  completedWallAt: wallInstant("completed_wall_at").notNull(),
  /** null when all was well; otherwise what the auditor found. */
  finding: text("finding"),
});

/** A message that the rules left open, waiting for what a model proposes; empty unless a model is configured. */
export const modelAsks = pgTable(
  "model_asks",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** The event it came with: handled twice, it is asked once. */
    inboxId: bigint("inbox_id", { mode: "number" }).notNull().unique(),
    personId: bigint("person_id", { mode: "number" })
      .notNull()
      .references(() => people.id),
    chatId: text("chat_id").notNull(),
    /** The message that is replied to. */
    messageId: text("message_id").notNull(),
    /** Masked before it came here; blanked when settled, and after a day in any case. */
    text: text("text"),
    pictures: jsonb("pictures").$type<{ fileKey: string; kind: "image" | "file" }[]>().notNull().default([]),
    askedAt: instant("asked_at").notNull(),
    /** pending | answered | failed | withdrawn, with its message */
    state: text("state").notNull(),
    /** Why there was nothing to propose. */
    reason: text("reason"),
    attempts: integer("attempts").notNull().default(0),
    leasedUntilWallAt: wallInstant("leased_until_wall_at"),
    settledAt: instant("settled_at"),
  },
  (t) => [index("model_asks_pending").on(t.id).where(sql`state = 'pending'`)],
);
