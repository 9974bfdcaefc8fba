import { eq, getTableColumns, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Queryable, Tx } from "./connect.ts";
import { fileBytes, files } from "./schema-evidence.ts";
import { matterCounters, matters } from "./schema-ledger.ts";
import { bodies, people, units } from "./schema-town.ts";

const [streets, regulators] = [alias(bodies, "streets"), alias(bodies, "regulators")];
const [leaders, reporters, submitters] = [
  alias(people, "leaders"),
  alias(people, "reporters"),
  alias(people, "submitters"),
];

const matterColumns = {
  ...getTableColumns(matters),
  unitName: units.name,
  communityId: units.communityId,
  streetName: streets.name,
  regulatorId: units.regulatorId,
  regulatorName: regulators.name,
  caseLeaderName: leaders.name,
  caseLeaderOpenId: leaders.openId,
  reporterName: reporters.name,
  reporterOpenId: reporters.openId,
  submitterName: submitters.name,
};

/** A matter with the names of those who answer for it. */
export type Matter = Awaited<ReturnType<typeof selectMatters>>[number];

/** The one join all reads of matters share; callers add their filter. */
export function selectMatters(db: Queryable) {
  return db
    .select(matterColumns)
    .from(matters)
    .leftJoin(units, eq(units.id, matters.unitId))
    .leftJoin(streets, eq(streets.id, matters.streetId))
    .leftJoin(regulators, eq(regulators.id, units.regulatorId))
    .leftJoin(leaders, eq(leaders.id, matters.caseLeaderId))
    .innerJoin(reporters, eq(reporters.id, matters.reportedBy))
    .leftJoin(submitters, eq(submitters.id, matters.submittedBy))
    .$dynamic();
}

export async function matterById(db: Queryable, q: { id: number }): Promise<Matter | null> {
  const [row] = await selectMatters(db).where(eq(matters.id, q.id));
  return row ?? null;
}

export async function matterByNumber(db: Queryable, q: { number: string }): Promise<Matter | null> {
  const [row] = await selectMatters(db).where(eq(matters.number, q.number));
  return row ?? null;
}

/** Locks the matter until the transaction ends, so that two taps at once see one another's result. */
export async function lockMatter(tx: Tx, q: { id: number }): Promise<Matter | null> {
  await tx.select({ id: matters.id }).from(matters).where(eq(matters.id, q.id)).for("update");
  return matterById(tx, q);
}

export type NewDraft = Omit<typeof matters.$inferInsert, "state" | "version" | "round" | "number">;

/** A draft: private to its author, without a number, gone after seven days. */
export async function insertDraft(tx: Tx, draft: NewDraft): Promise<number> {
  const [row] = await tx
    .insert(matters)
    .values({ ...draft, state: "draft" })
    .returning({ id: matters.id });
  if (!row) throw new Error("insert gave no row");
  return row.id;
}

export type MatterChange = Partial<Omit<typeof matters.$inferInsert, "id" | "version">>;

/** Writes a change and raises the version, so that older cards of this matter know they are stale. */
export async function changeMatter(tx: Tx, q: { id: number; change: MatterChange }): Promise<Matter> {
  await tx
    .update(matters)
    .set({ ...q.change, version: sql`${matters.version} + 1` })
    .where(eq(matters.id, q.id));
  const matter = await matterById(tx, { id: q.id });
  if (!matter) throw new Error("a locked matter disappeared");
  return matter;
}

/** XS-2026-0001 …: the counter row stays locked until the commit, so an aborted registration leaves no gap. */
export async function takeNumber(
  tx: Tx,
  q: { campaignId: string; prefix: string; year: number },
): Promise<string> {
  const [row] = await tx
    .insert(matterCounters)
    .values({ campaignId: q.campaignId, year: q.year, last: 1 })
    .onConflictDoUpdate({
      target: [matterCounters.campaignId, matterCounters.year],
      set: { last: sql`${matterCounters.last} + 1` },
    })
    .returning({ last: matterCounters.last });
  if (!row) throw new Error("the counter gave no row");
  return `${q.prefix}-${q.year}-${String(row.last).padStart(4, "0")}`;
}

/** Numbers that end in what was said (312, 0312), newest first; more than one is asked back. */
export async function mattersBySuffix(db: Queryable, q: { suffix: string; year: number }): Promise<Matter[]> {
  const padded = q.suffix.padStart(4, "0");
  return selectMatters(db)
    .where(sql`${matters.number} like ${`%-${q.year}-${padded}`}`)
    .limit(5);
}

/** Removes a draft, with the pictures noted for it. Only a draft: what has a number stays for ever. */
export async function discardDraft(tx: Tx, q: { id: number }): Promise<void> {
  const pictures = tx.select({ id: files.id }).from(files).where(eq(files.matterId, q.id));
  await tx.delete(fileBytes).where(inArray(fileBytes.fileId, pictures));
  await tx.delete(files).where(eq(files.matterId, q.id));
  await tx.delete(matters).where(sql`${matters.id} = ${q.id} and ${matters.state} = 'draft'`);
}

const DRAFTS_MAX = 20;

/**
 * A person's open drafts in a chat, newest first. Cards of restricted ones come to the person alone: in the private chat
 * they are all spoken of, wherever they were reported.
 */
export async function draftsOf(
  db: Queryable,
  q: { personId: number; chatId: string; private?: boolean },
): Promise<Matter[]> {
  const here = sql`${matters.reportedChatId} = ${q.chatId}`;
  return selectMatters(db)
    .where(
      sql`${matters.reportedBy} = ${q.personId} and ${matters.state} = 'draft'
        and ${q.private ? sql`(${here} or ${matters.restricted})` : here}`,
    )
    .orderBy(sql`${matters.id} desc`)
    .limit(DRAFTS_MAX);
}

/** How many open drafts a person has in other chats; of those that no group may read none is counted. */
export async function draftsElsewhere(
  db: Queryable,
  q: { personId: number; chatId: string },
): Promise<number> {
  return db.$count(
    matters,
    sql`${matters.reportedBy} = ${q.personId} and ${matters.reportedChatId} <> ${q.chatId} and ${matters.state} = 'draft'
      and not ${matters.restricted}`,
  );
}
