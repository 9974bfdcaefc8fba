import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";

/** An instant. Columns hold ledger time unless their name ends in `WallAt` (design: two clocks, never mixed). */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });

const id = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
const ref = (name: string) => bigint(name, { mode: "number" });

/** Each version of each campaign file ever in force; a running matter keeps the version it began with. */
export const campaigns = pgTable(
  "campaigns",
  {
    id: text("id").notNull(),
    version: integer("version").notNull(),
    content: jsonb("content").notNull(),
    hash: text("hash").notNull(),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.version] })],
);

/** Streets, departments, zones and lead bodies: who answers for an area or a line. */
export const bodies = pgTable("bodies", {
  id: id(),
  name: text("name").notNull().unique(),
  kind: text("kind").notNull(),
  aliases: text("aliases").array().notNull().default(sql`'{}'`),
  parentId: ref("parent_id"),
});

/** Communities, enterprises and institutions. Retired, never deleted. */
export const units = pgTable(
  "units",
  {
    id: id(),
    name: text("name").notNull().unique(),
    kind: text("kind").notNull(),
    subkind: text("subkind"),
    streetId: ref("street_id").references(() => bodies.id),
    communityId: ref("community_id"),
    regulatorId: ref("regulator_id").references(() => bodies.id),
    aliases: text("aliases").array().notNull().default(sql`'{}'`),
    /** Name or open_id as imported; resolved to a person when a matter is assigned. */
    caseLeader: text("case_leader"),
    registeredAt: instant("registered_at").notNull(),
    retiredAt: instant("retired_at"),
  },
  (t) => [index("units_street").on(t.streetId)],
);

/** Staff only: platform identity and name, nothing else. */
export const people = pgTable("people", {
  id: id(),
  openId: text("open_id").notNull().unique(),
  name: text("name").notNull(),
  /** The private chat with the bot, learned from traffic; null until then. */
  privateChatId: text("private_chat_id"),
  /** Set when the platform says the person cannot be reached; null while reachable. */
  unreachableSince: instant("unreachable_since"),
});

/** Who holds which role where, from when to when. */
export const posts = pgTable(
  "posts",
  {
    id: id(),
    personId: ref("person_id")
      .notNull()
      .references(() => people.id),
    role: text("role").notNull(),
    unitId: ref("unit_id").references(() => units.id),
    streetId: ref("street_id").references(() => bodies.id),
    bodyId: ref("body_id").references(() => bodies.id),
    fromAt: instant("from_at").notNull(),
    toAt: instant("to_at"),
  },
  (t) => [
    index("posts_person").on(t.personId),
    uniqueIndex("posts_once")
      .on(
        t.personId,
        t.role,
        sql`coalesce(unit_id, 0)`,
        sql`coalesce(street_id, 0)`,
        sql`coalesce(body_id, 0)`,
      )
      .where(sql`to_at is null`),
  ],
);

/** Who we are on the platform, by app: a mention is known by it. */
export const botIdentities = pgTable("bot_identities", {
  appId: text("app_id").primaryKey(),
  openId: text("open_id").notNull(),
});

/** Groups the bot sits in, bound to the street, unit or body whose work they carry. */
export const chats = pgTable("chats", {
  chatId: text("chat_id").primaryKey(),
  name: text("name").notNull(),
  streetId: ref("street_id").references(() => bodies.id),
  unitId: ref("unit_id").references(() => units.id),
  bodyId: ref("body_id").references(() => bodies.id),
  boundAt: instant("bound_at"),
  /** Set when the bot was removed or the group dissolved; nothing is sent there any more. */
  deadAt: instant("dead_at"),
});

/** Days off and make-up days that differ from, or go beyond, the calendar package. */
export const workdays = pgTable("workdays", {
  day: date("day", { mode: "string" }).primaryKey(),
  isWork: boolean("is_work").notNull(),
  name: text("name").notNull(),
  source: text("source").notNull(),
});

/** A unit was looked at: without a row here its state is 未排查, which is not zero. */
export const surveys = pgTable(
  "surveys",
  {
    id: id(),
    unitId: ref("unit_id")
      .notNull()
      .references(() => units.id),
    personId: ref("person_id")
      .notNull()
      .references(() => people.id),
    surveyedAt: instant("surveyed_at").notNull(),
    kind: text("kind").notNull(),
  },
  (t) => [index("surveys_unit").on(t.unitId, t.surveyedAt)],
);
