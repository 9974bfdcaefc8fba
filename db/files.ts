import { and, asc, count, eq, gte, lt, notInArray, sql } from "drizzle-orm";
import type { Queryable, Tx } from "./connect.ts";
import { evidenceWaits, fileBytes, files } from "./schema-evidence.ts";
import { matters } from "./schema-ledger.ts";

/** Notes pictures that came with a message; the bytes are fetched by a job. Twice is once. */
export async function noteFiles(
  tx: Tx,
  q: {
    matterId: number;
    messageId: string;
    sentBy: number;
    at: Date;
    pictures: readonly { fileKey: string; kind: "image" | "file" }[];
  },
): Promise<number> {
  if (q.pictures.length === 0) return 0;
  const rows = await tx
    .insert(files)
    .values(
      q.pictures.map((picture) => ({
        matterId: q.matterId,
        messageId: q.messageId,
        fileKey: picture.fileKey,
        kind: picture.kind,
        sentBy: q.sentBy,
        receivedAt: q.at,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: files.id });
  return rows.length;
}

/** Pictures of a matter by state, received in a span: `since` included, `until` not. */
export async function countEvidence(
  db: Queryable,
  q: { matterId: number; since: Date | null; until?: Date | null },
) {
  const [row] = await db
    .select({
      kept: count(sql`case when ${files.state} = 'kept' then 1 end`),
      pending: count(sql`case when ${files.state} = 'pending' then 1 end`),
      lost: count(sql`case when ${files.state} = 'lost' then 1 end`),
    })
    .from(files)
    .where(
      and(
        eq(files.matterId, q.matterId),
        q.since ? gte(files.receivedAt, q.since) : undefined,
        q.until ? lt(files.receivedAt, q.until) : undefined,
      ),
    );
  return row ?? { kept: 0, pending: 0, lost: 0 };
}

/** What came with one draft belongs to another from now on. */
export async function moveFiles(tx: Tx, q: { from: number; to: number }): Promise<void> {
  await tx.update(files).set({ matterId: q.to }).where(eq(files.matterId, q.from));
}

/** Whether anything came with a matter, fetched or still on its way. */
export async function hasFiles(db: Queryable, q: { matterId: number }): Promise<boolean> {
  const [one] = await db.select({ id: files.id }).from(files).where(eq(files.matterId, q.matterId)).limit(1);
  return one !== undefined;
}

/** The pictures of a matter that are kept, oldest first, as the journal enters them. */
export async function keptFiles(db: Queryable, q: { matterId: number }) {
  return db
    .select({ file: files.id, sha256: files.sha256, sizeBytes: files.sizeBytes })
    .from(files)
    .where(and(eq(files.matterId, q.matterId), eq(files.state, "kept")))
    .orderBy(asc(files.id));
}

export async function pendingFiles(db: Queryable, q: { limit: number }) {
  return db
    .select({
      id: files.id,
      matterId: files.matterId,
      messageId: files.messageId,
      fileKey: files.fileKey,
      kind: files.kind,
    })
    .from(files)
    .where(eq(files.state, "pending"))
    .orderBy(asc(files.id))
    .limit(q.limit);
}

/** Keeps the bytes; false when another machine already did. */
export async function keepFile(
  tx: Tx,
  q: { id: number; bytes: Uint8Array; sha256: string; mediaType: string; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(files)
    .set({
      state: "kept",
      sha256: q.sha256,
      sizeBytes: q.bytes.byteLength,
      mediaType: q.mediaType,
      keptAt: q.at,
    })
    .where(and(eq(files.id, q.id), eq(files.state, "pending")))
    .returning({ id: files.id });
  if (rows.length === 0) return false;
  await tx.insert(fileBytes).values({ fileId: q.id, bytes: q.bytes });
  return true;
}

/** The platform no longer has it; false when that was known. */
export async function loseFile(tx: Tx, q: { id: number; reason: string }): Promise<boolean> {
  const rows = await tx
    .update(files)
    .set({ state: "lost", reason: q.reason })
    .where(and(eq(files.id, q.id), eq(files.state, "pending")))
    .returning({ id: files.id });
  return rows.length > 0;
}

/** From now until then, pictures this person sends privately belong to the matter. */
export async function awaitEvidence(
  tx: Tx,
  q: { personId: number; matterId: number; untilAt: Date },
): Promise<void> {
  await tx
    .insert(evidenceWaits)
    .values(q)
    .onConflictDoUpdate({
      target: evidenceWaits.personId,
      set: { matterId: q.matterId, untilAt: q.untilAt },
    });
}

/** The open matter a person's private pictures belong to now; null when none is awaited. */
export async function awaitedMatter(
  db: Queryable,
  q: { personId: number; at: Date },
): Promise<number | null> {
  const [row] = await db
    .select({ matterId: evidenceWaits.matterId })
    .from(evidenceWaits)
    .innerJoin(matters, eq(matters.id, evidenceWaits.matterId))
    .where(
      and(
        eq(evidenceWaits.personId, q.personId),
        gte(evidenceWaits.untilAt, q.at),
        notInArray(matters.state, ["closed", "rejected", "merged", "transferred"]),
      ),
    );
  return row?.matterId ?? null;
}
