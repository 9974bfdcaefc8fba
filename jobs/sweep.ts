import { z } from "zod";
import { ledgerNow } from "../db/connect.ts";
import { removePastQuestions } from "../db/conversations.ts";
import { sweepAsks } from "../db/model-asks.ts";
import {
  blankSetAside,
  discardOldDrafts,
  removeFollowed,
  removeHandled,
  removeOldOutbox,
  removeOldSends,
  removePastWaits,
} from "../db/retention.ts";
import { defineJob } from "../src/job.ts";

/** Keeps nothing longer than it is needed; what stands on the ledger is never touched. */
export default defineJob({
  name: "sweep",
  every: "10m",
  attemptsMax: 3,
  payload: z.object({}),
  async run({ db, log, wallNow }) {
    const at = await ledgerNow(db);
    const wall = wallNow();
    const swept = {
      drafts: await discardOldDrafts(db, at),
      setAside: await blankSetAside(db, at),
      handled: await removeHandled(db, wall),
      outbox: await removeOldOutbox(db, { at, wallNow: wall }),
      sends: await removeOldSends(db, wall),
      asks: await sweepAsks(db, at),
      waits: await removePastWaits(db, at),
      questions: await removePastQuestions(db, at),
      followed: await removeFollowed(db, at),
    };
    if (Object.values(swept).some((count) => count > 0)) log.info(swept, "swept");
  },
});
