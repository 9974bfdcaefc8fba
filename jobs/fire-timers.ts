import { z } from "zod";
import { addressNotice } from "../db/address-notice.ts";
import type { Holder } from "../db/addressees.ts";
import { campaignVersion } from "../db/campaigns.ts";
import { ledgerNow, type Tx } from "../db/connect.ts";
import { keepCycle } from "../db/cycles.ts";
import { appendJournal } from "../db/journal.ts";
import { lockMatter, type Matter } from "../db/matters.ts";
import { gatherAlone } from "../db/outbox-notices.ts";
import { claimDueTimers, clockOf, setTimer, settleTimerRow, type Timer } from "../db/timers.ts";
import type { Calendar } from "../src/domain/calendar.ts";
import type { Campaign } from "../src/domain/campaign.ts";
import { isQuiet } from "../src/domain/day.ts";
import { settleTimer } from "../src/domain/ladder.ts";
import { defineJob } from "../src/job.ts";
import { type Mail, placeOf, post, queueMail, type Told } from "../src/notice-mail.ts";
import { say } from "../src/say/zh-CN.ts";

/** So many in one transaction: whoever acts on one of these matters meanwhile waits for its end. */
const TIMERS_AT_ONCE = 150;

/** Fires what is due: decision, journal, next timer and message in one commit, each rung once over all machines. */
export default defineJob({
  name: "fire-timers",
  every: "5s",
  attemptsMax: 3,
  wakesOn: "clock",
  payload: z.object({}),

  async run({ db, town, log, wallNow }) {
    const failed: Timer[] = [];
    for (let more = true; more; ) {
      more = await db.transaction(async (tx) => {
        await gatherAlone(tx);
        const at = await ledgerNow(tx);
        // After an outage in the night everything waits for the morning: nothing is pushed in quiet hours.
        if (isQuiet(at)) return false;
        const except = failed.map((timer) => timer.id);
        const timers = await claimDueTimers(tx, { at, limit: TIMERS_AT_ONCE, except });
        const engine = { at, calendar: await town.calendar(tx), versions: new Map<string, Campaign>() };
        const mail: Mail = new Map();
        for (const timer of timers) {
          // In a savepoint of its own: a timer that cannot be fired holds up no other one.
          const fired = await tx
            .transaction((savepoint) => fire({ ...engine, tx: savepoint }, timer))
            .catch((error: unknown) => {
              log.error({ matter: timer.matterId, rung: timer.rung, err: error }, "a timer cannot be fired");
              failed.push(timer);
              return null;
            });
          if (!fired) continue;
          for (const { to } of fired.holders) post(mail, to, fired.notice);
          if (fired.holders.length === 0)
            log.warn(
              { matter: timer.matterId, rung: timer.rung },
              "a rung found nobody, not even the office",
            );
        }
        const more = timers.length === TIMERS_AT_ONCE;
        await queueMail(tx, at, { mail, onceKey: `timers:${timers[0]?.id}`, tick: "timers", more });
        return more;
      });
    }
    const finding = failed.length > 0 ? say.timersFailed(failed.map((timer) => timer.matterId)) : null;
    await keepCycle(db, { name: "timers", wallAt: wallNow(), finding });
  },
});

type Engine = { tx: Tx; at: Date; calendar: Calendar; versions: Map<string, Campaign> };

async function campaignOf({ tx, versions }: Engine, matter: Matter): Promise<Campaign> {
  const key = `${matter.campaignId}/${matter.policyVersion}`;
  const campaign =
    versions.get(key) ??
    (await campaignVersion(tx, { id: matter.campaignId, version: matter.policyVersion }));
  versions.set(key, campaign);
  return campaign;
}

/** One timer: settles it, writes the journal and the next timer; gives what is to be told to whom, null when it had lapsed. */
async function fire(
  engine: Engine,
  timer: Timer,
): Promise<{ notice: Told; holders: readonly Holder[] } | null> {
  const { tx, at, calendar } = engine;
  const matter = await lockMatter(tx, { id: timer.matterId });
  if (!matter) throw new Error(`timer ${timer.id} has no matter`);
  const clock = clockOf(matter, { campaign: await campaignOf(engine, matter), calendar });
  if (!clock || matter.round !== timer.round) {
    await settleTimerRow(tx, { timer, rung: timer.rung, skipped: [], outcome: "cancelled", at });
    return null;
  }
  const settled = settleTimer(clock, { pending: timer, at });
  const address = await addressNotice(tx, { matter, rungs: clock.rungs, rung: settled.fire });
  await settleTimerRow(tx, {
    timer,
    rung: settled.rung,
    skipped: settled.skipped,
    outcome: address.vacant ? "vacant" : "fired",
    at,
  });
  await setTimer(tx, { matter, planned: settled.next });

  const { title, kind } = settled.fire;
  await appendJournal(tx, {
    matterId: matter.id,
    at,
    entries: [
      ...(address.vacant
        ? [
            {
              type: "rung-vacant" as const,
              actor: clockActor,
              payload: { rung: settled.rung, title, meantFor: address.meantFor },
            },
          ]
        : []),
      {
        type: "rung-fired" as const,
        actor: clockActor,
        payload: {
          rung: settled.rung,
          title,
          round: timer.round,
          late: settled.late,
          skipped: [...settled.skipped],
          to: address.holders.map((holder) => holder.name),
        },
      },
    ],
  });
  const notice: Told = {
    matterId: matter.id,
    round: matter.round,
    number: matter.number ?? "",
    rungTitle: title,
    overdue: kind === "overdue",
    task: matter.task,
    restricted: matter.restricted,
    unitName: matter.unitName,
    dueAt: clock.dueAt,
    ofVerifier: clock.dueAt !== matter.dueAt,
    late: settled.late,
    insteadOf: address.vacant ? address.meantFor : null,
    unreachable: false,
    rung: settled.rung,
    firedAt: at,
    told: address.holders.map((holder) => placeOf(holder.to)),
  };
  return { notice, holders: address.holders };
}

const clockActor = { kind: "clock" as const };
