import { createHash } from "node:crypto";
import { z } from "zod";
import { ledgerNow } from "../db/connect.ts";
import { keepFile, loseFile, pendingFiles } from "../db/files.ts";
import { appendJournal } from "../db/journal.ts";
import { lockMatter } from "../db/matters.ts";
import { GiveUp, RetryLater } from "../src/errors.ts";
import { defineJob } from "../src/job.ts";

const FILES_A_RUN = 20;
/** A phone picture is 3–8 MB; the platform itself hands out up to 100 MB. */
const BYTES_MAX = 30 * 1024 * 1024;

/** Fetches the pictures that came as evidence, and keeps them with their hash: the platform's copy can be recalled. */
export default defineJob({
  name: "fetch-files",
  every: "5s",
  attemptsMax: 3,
  payload: z.object({}),

  async run({ db, feishu, log }) {
    for (const file of await pendingFiles(db, { limit: FILES_A_RUN })) {
      try {
        const type = file.kind === "image" ? "image" : "file";
        const { bytes, mediaType } = await feishu.downloadResource({
          messageId: file.messageId,
          fileKey: file.fileKey,
          type,
          bytesMax: BYTES_MAX,
        });
        const sha256 = createHash("sha256").update(bytes).digest("hex");
        await db.transaction(async (tx) => {
          const matter = await lockMatter(tx, { id: file.matterId });
          const at = await ledgerNow(tx);
          if (!(await keepFile(tx, { id: file.id, bytes, sha256, mediaType, at })) || !matter?.number) return;
          await appendJournal(tx, {
            matterId: file.matterId,
            at,
            entries: [
              {
                type: "evidence-kept",
                actor: { kind: "clock" },
                payload: { file: file.id, sha256, sizeBytes: bytes.byteLength },
              },
            ],
          });
        });
      } catch (error) {
        // The rest of the pictures is tried all the same; this one comes again with the next run.
        if (error instanceof RetryLater) continue;
        if (!(error instanceof GiveUp)) throw error;
        log.warn({ file: file.id, err: error }, "evidence lost");
        await db.transaction(async (tx) => {
          const matter = await lockMatter(tx, { id: file.matterId });
          const at = await ledgerNow(tx);
          if (!(await loseFile(tx, { id: file.id, reason: error.message })) || !matter?.number) return;
          await appendJournal(tx, {
            matterId: file.matterId,
            at,
            entries: [{ type: "evidence-lost", actor: { kind: "clock" }, payload: { file: file.id } }],
          });
        });
      }
    }
  },
});
