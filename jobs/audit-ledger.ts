import { createHash } from "node:crypto";
import { z } from "zod";
import { ledgerNow } from "../db/connect.ts";
import { keepCycle } from "../db/cycles.ts";
import { checkChain, mattersToCheck } from "../db/journal.ts";
import { brokenDay } from "../db/journal-roots.ts";
import { queueMessages, textsSaid } from "../db/outbox.ts";
import { holdersOfPost } from "../db/people.ts";
import { mattersWithoutTimer } from "../db/timers.ts";
import { dayOf, isQuiet } from "../src/domain/day.ts";
import { type Outgoing, PRIORITY } from "../src/domain/message.ts";
import { defineJob } from "../src/job.ts";
import { say } from "../src/say/zh-CN.ts";

const CHAINS_A_RUN = 100;

/**
 * The auditor: proves each cycle that no open matter lacks its next timer (P3) and that no history was altered. What it
 * finds the office is told once a day and finding.
 */
export default defineJob({
  name: "audit-ledger",
  every: "1m",
  attemptsMax: 2,
  payload: z.object({}),

  async run({ db, log, wallNow }) {
    const at = await ledgerNow(db);
    const findings: string[] = [];
    const silent = await mattersWithoutTimer(db);
    if (silent.length > 0) findings.push(say.auditSilent(silent));

    for (const matterId of await mattersToCheck(db, {
      limit: CHAINS_A_RUN,
      turn: Math.floor(wallNow().getTime() / 60_000),
    })) {
      const verdict = await checkChain(db, { matterId });
      if (verdict.kind === "broken") findings.push(say.auditBroken(verdict.matterId, verdict.seq));
    }

    const day = await brokenDay(db, { turn: Math.floor(wallNow().getTime() / 60_000) });
    if (day) findings.push(say.auditRoot(day));

    const finding = findings.length > 0 ? findings.join(";") : null;
    await keepCycle(db, { name: "audit", wallAt: wallNow(), finding });
    if (!finding) return;
    log.error({ findings: findings.length }, "the auditor found something");
    // /readyz tells at once; people are told in the morning.
    if (isQuiet(at)) return;
    await db.transaction(async (tx) => {
      const office = await holdersOfPost(tx, { role: "office" });
      const told = await textsSaid(tx, { keysLike: `audit:${dayOf(at)}:%` });
      const letters = office.flatMap((person): Outgoing[] => {
        const known = told.filter((one) => one.openId === person.openId);
        const fresh = findings.filter((one) => !known.some(({ text }) => text.includes(one)));
        if (fresh.length === 0) return [];
        const text = fresh.join("\n");
        const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
        return [
          {
            onceKey: `audit:${dayOf(at)}:${hash}:${person.openId}`,
            priority: PRIORITY.clock,
            action: "send",
            to: { openId: person.openId },
            body: { text },
          },
        ];
      });
      await queueMessages(tx, at, letters);
    });
  },
});
