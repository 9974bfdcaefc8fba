import { sql } from "drizzle-orm";
import { bigint, date, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Actor, JournalType } from "../src/domain/journal.ts";
import { matters } from "./schema-ledger.ts";
import { instant } from "./schema-town.ts";

const id = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
const ref = (name: string) => bigint(name, { mode: "number" });

/** Insert-only. One hash chain a matter; a correction is a new entry. */
export const journal = pgTable(
  "journal",
  {
    id: id(),
    matterId: ref("matter_id")
      .notNull()
      .references(() => matters.id),
    seq: integer("seq").notNull(),
    type: text("type").$type<JournalType>().notNull(),
    actor: jsonb("actor").$type<Actor>().notNull(),
    happenedAt: instant("happened_at").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    prevHash: text("prev_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [
    uniqueIndex("journal_once").on(t.matterId, t.seq),
    index("journal_person").on(sql`(actor ->> 'openId')`, t.id),
  ],
);

/** The root over all entries of one Beijing day, chained to the day before: the whole journal hangs on one line a day. */
export const journalRoots = pgTable("journal_roots", {
  day: date("day", { mode: "string" }).primaryKey(),
  entries: integer("entries").notNull(),
  prevRoot: text("prev_root").notNull(),
  root: text("root").notNull(),
  sealedAt: instant("sealed_at").notNull(),
});

/** Somebody asked for what is refused: which kind, never what was said. */
export const refusals = pgTable("refusals", {
  id: id(),
  kind: text("kind").notNull(),
  openId: text("open_id").notNull(),
  chatId: text("chat_id").notNull(),
  at: instant("at").notNull(),
});
