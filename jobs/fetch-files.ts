import { createHash } from "node:crypto";
import { z } from "zod";
import { ledgerNow, type Tx } from "../db/connect.ts";
import { keepFile, loseFile, pendingFiles } from "../db/files.ts";
import { appendJournal, type NewEntry } from "../db/journal.ts";
import { lockMatter } from "../db/matters.ts";
import { queueMessages } from "../db/outbox.ts";
import { PRIORITY } from "../src/domain/message.ts";
import { GiveUp, RetryLater } from "../src/errors.ts";
import { defineJob, type JobContext } from "../src/job.ts";
import { livingCard, standingMessages } from "../src/living-card.ts";

const FILES_A_RUN = 20;
/** A phone picture is 3–8 MB; the platform itself hands out up to 100 MB. */
const BYTES_MAX = 30 * 1024 * 1024;

/** Fetches the pictures that came as evidence, and keeps them with their hash: the platform's copy can be recalled. */
export default defineJob({
  name: "fetch-files",
  every: "5s",
  attemptsMax: 3,
  payload: z.object({}),

  async run({ db, feishu, town, log }) {
    for (const file of await pendingFiles(db, { limit: FILES_A_RUN })) {
      const fetched = await fetchFile(feishu, file);
      // The rest of the pictures is tried all the same; this one comes again with the next run.
      if (fetched.kind === "later") continue;
      if (fetched.kind === "lost") log.warn({ file: file.id, reason: fetched.reason }, "evidence lost");
      await db.transaction(async (tx) => {
        const matter = await lockMatter(tx, { id: file.matterId });
        const at = await ledgerNow(tx);
        const entry = await settleFile(tx, file.id, fetched, at);
        // A draft has no journal yet: what came with it is entered when it is registered.
        if (!entry || !matter?.number) return;
        await appendJournal(tx, { matterId: matter.id, at, entries: [entry] });
        const card = await livingCard(tx, { matter, campaign: town.campaign, at });
        const standing = await standingMessages(tx, { matter, card });
        await queueMessages(
          tx,
          at,
          standing.map((one) => ({
            onceKey: `file:${file.id}:${one.messageId}`,
            priority: PRIORITY.refresh,
            action: "update",
            messageId: one.messageId,
            body: { card: one.card },
          })),
        );
      });
    }
  },
});

type Fetched =
  | { kind: "kept"; bytes: Uint8Array; mediaType: string }
  | { kind: "lost"; reason: string }
  | { kind: "later" };

async function fetchFile(
  feishu: JobContext["feishu"],
  file: { messageId: string; fileKey: string; kind: string },
): Promise<Fetched> {
  const type = file.kind === "image" ? "image" : "file";
  try {
    const { messageId, fileKey } = file;
    return {
      kind: "kept",
      ...(await feishu.downloadResource({ messageId, fileKey, type, bytesMax: BYTES_MAX })),
    };
  } catch (error) {
    if (error instanceof RetryLater) return { kind: "later" };
    if (error instanceof GiveUp) return { kind: "lost", reason: error.message };
    throw error;
  }
}

/** The journal's entry about it; null when another machine was faster. */
async function settleFile(
  tx: Tx,
  id: number,
  fetched: Exclude<Fetched, { kind: "later" }>,
  at: Date,
): Promise<NewEntry | null> {
  const actor = { kind: "clock" as const };
  if (fetched.kind === "lost") {
    const first = await loseFile(tx, { id, reason: fetched.reason });
    return first ? { type: "evidence-lost", actor, payload: { file: id } } : null;
  }
  const { bytes, mediaType } = fetched;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const first = await keepFile(tx, { id, bytes, sha256, mediaType, at });
  return first
    ? { type: "evidence-kept", actor, payload: { file: id, sha256, sizeBytes: bytes.byteLength } }
    : null;
}
