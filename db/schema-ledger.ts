import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { MatterState } from "../src/domain/matter.ts";
import { bodies, instant, people, units } from "./schema-town.ts";

const id = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
const ref = (name: string) => bigint(name, { mode: "number" });

/** One problem on the list, from draft to struck off. Never deleted, and 逾期 is derived, not stored. */
export const matters = pgTable(
  "matters",
  {
    id: id(),
    campaignId: text("campaign_id").notNull(),
    policyVersion: integer("policy_version").notNull(),
    policyId: text("policy_id"),
    /** XS-2026-0001; null while it is a draft. */
    number: text("number").unique(),
    state: text("state").$type<MatterState>().notNull(),
    /** Rises with each change; a tap that carries an older one is stale. */
    version: integer("version").notNull().default(1),
    /** Rises with each new plan of its timers. */
    round: integer("round").notNull().default(0),
    category: text("category"),
    severity: text("severity").notNull(),
    /** 整治任务, masked before it came here. */
    task: text("task").notNull(),
    place: text("place"),
    unitId: ref("unit_id").references(() => units.id),
    streetId: ref("street_id").references(() => bodies.id),
    caseLeaderId: ref("case_leader_id").references(() => people.id),
    dueAt: instant("due_at"),
    firstDueAt: instant("first_due_at"),
    dueText: text("due_text"),
    /** stated | policy; of a draft also rolled | doubtful | past | unclear | asked, which its card speaks of */
    dueSource: text("due_source"),
    urgent: boolean("urgent").notNull().default(false),
    calendarProvisional: boolean("calendar_provisional").notNull().default(false),
    /** Suspected homicide, suicide, harm to minors, sexual harm: a group hears that there is one, and no more. */
    restricted: boolean("restricted").notNull().default(false),
    /** The message a draft was made of; a reply to it is about this matter. */
    sourceMessageId: text("source_message_id"),
    /** The message that the report quotes: the text is that one's, not the reply's. */
    quotedMessageId: text("quoted_message_id"),
    /** The quoted words are another person's, and nobody has checked them. */
    hearsay: boolean("hearsay").notNull().default(false),
    /** Units to choose from, while the draft asks which one is meant. */
    candidateUnitIds: bigint("candidate_unit_ids", { mode: "number" }).array().notNull().default(sql`'{}'`),
    reportedBy: ref("reported_by")
      .notNull()
      .references(() => people.id),
    reportedChatId: text("reported_chat_id").notNull(),
    rectification: text("rectification"),
    /** Why the last verification sent it back; null once it is handed in again. */
    returnReason: text("return_reason"),
    submittedBy: ref("submitted_by").references(() => people.id),
    createdAt: instant("created_at").notNull(),
    registeredAt: instant("registered_at"),
    acceptedAt: instant("accepted_at"),
    submittedAt: instant("submitted_at"),
    /** When the last verification sent it back: only what came after it is proof. */
    returnedAt: instant("returned_at"),
    /** The end of the matter's chain in the journal: a chain cut short does not reach it. */
    journalSeq: integer("journal_seq").notNull().default(0),
    journalHash: text("journal_hash"),
    closedAt: instant("closed_at"),
    /** Its author took the confirmation back within minutes: it counts as never reported, and its number stays. */
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    index("matters_unit").on(t.unitId),
    index("matters_open").on(t.dueAt).where(sql`state not in ('draft', 'closed', 'merged', 'rejected')`),
    index("matters_reporter").on(t.reportedBy),
    index("matters_drafts").on(t.reportedBy, t.reportedChatId).where(sql`state = 'draft'`),
    index("matters_source").on(t.sourceMessageId).where(sql`source_message_id is not null`),
    index("matters_quoted").on(t.quotedMessageId).where(sql`quoted_message_id is not null`),
  ],
);

/** The running number of a campaign and year, locked while one is given out, so that there are no gaps. */
export const matterCounters = pgTable(
  "matter_counters",
  {
    campaignId: text("campaign_id").notNull(),
    year: integer("year").notNull(),
    last: integer("last").notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.year] })],
);

/** A second party's word on a rectification. */
export const verifications = pgTable("verifications", {
  id: id(),
  matterId: ref("matter_id")
    .notNull()
    .references(() => matters.id),
  round: integer("round").notNull(),
  /** passed | returned */
  verdict: text("verdict").notNull(),
  words: text("words").notNull(),
  personId: ref("person_id")
    .notNull()
    .references(() => people.id),
  at: instant("at").notNull(),
  /** Taken back by the verifier within minutes: kept, and not counted. */
  undoneAt: instant("undone_at"),
});

/** The row is the job: one line a rung, fired at most once (P2). */
export const timers = pgTable(
  "timers",
  {
    id: id(),
    matterId: ref("matter_id")
      .notNull()
      .references(() => matters.id),
    rung: text("rung").notNull(),
    round: integer("round").notNull(),
    policyVersion: integer("policy_version").notNull(),
    dueAt: instant("due_at").notNull(),
    firedAt: instant("fired_at"),
    /** null while pending; then fired | skipped | vacant | cancelled */
    outcome: text("outcome"),
  },
  (t) => [
    uniqueIndex("timers_once").on(t.matterId, t.rung, t.round, t.policyVersion),
    index("timers_pending").on(t.dueAt).where(sql`outcome is null`),
  ],
);
