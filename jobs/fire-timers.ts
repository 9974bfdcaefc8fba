import { z } from "zod";
import { addressNotice } from "../db/address-notice.ts";
import type { Holder } from "../db/addressees.ts";
import { campaignVersion } from "../db/campaigns.ts";
import { ledgerNow, type Tx } from "../db/connect.ts";
import { keepCycle } from "../db/cycles.ts";
import { appendJournal } from "../db/journal.ts";
import { lockMatter, type Matter } from "../db/matters.ts";
import { queueMessages } from "../db/outbox.ts";
import { claimDueTimers, clockOf, setTimer, settleTimerRow, type Timer } from "../db/timers.ts";
import { NOTICES_MAX, type Notice, noticeCard } from "../src/cards/notice-card.ts";
import type { Calendar } from "../src/domain/calendar.ts";
import type { Campaign } from "../src/domain/campaign.ts";
import { isQuiet } from "../src/domain/day.ts";
import { settleTimer } from "../src/domain/ladder.ts";
import { type Outgoing, PRIORITY, type Recipient } from "../src/domain/message.ts";
import { defineJob } from "../src/job.ts";
import { say } from "../src/say/zh-CN.ts";

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
        const at = await ledgerNow(tx);
        // After an outage in the night everything waits for the morning: nothing is pushed in quiet hours.
        if (isQuiet(at)) return false;
        const except = failed.map((timer) => timer.id);
        const timers = await claimDueTimers(tx, { at, limit: NOTICES_MAX, except });
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
        await queueMessages(tx, at, messagesOf(mail, timers, at));
        return timers.length === NOTICES_MAX;
      });
    }
    const finding = failed.length > 0 ? say.timersFailed(failed.map((timer) => timer.matterId)) : null;
    await keepCycle(db, { name: "timers", wallAt: wallNow(), finding });
  },
});

type Engine = { tx: Tx; at: Date; calendar: Calendar; versions: Map<string, Campaign> };
/** What each person is told in this tick; one card each (P8). */
type Mail = Map<string, { to: Recipient; notices: Notice[] }>;

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
): Promise<{ notice: Notice; holders: readonly Holder[] } | null> {
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
  const notice: Notice = {
    matterId: matter.id,
    round: matter.round,
    number: matter.number ?? "",
    rungTitle: title,
    overdue: kind === "overdue",
    task: matter.task,
    unitName: matter.unitName,
    dueAt: clock.dueAt,
    ofVerifier: clock.dueAt !== matter.dueAt,
    late: settled.late,
    insteadOf: address.vacant ? address.meantFor : null,
  };
  return { notice, holders: address.holders };
}

const clockActor = { kind: "clock" as const };

function post(mail: Mail, to: Recipient, notice: Notice) {
  const key = "openId" in to ? to.openId : to.chatId;
  const letter = mail.get(key) ?? { to, notices: [] };
  // The office may be both addressee and informed of a vacancy: it reads of a matter once.
  if (!letter.notices.some((one) => one.matterId === notice.matterId)) letter.notices.push(notice);
  mail.set(key, letter);
}

function messagesOf(mail: Mail, timers: readonly Timer[], at: Date): Outgoing[] {
  const set = timers[0]?.id ?? 0;
  return [...mail].map(([key, { to, notices }]) => {
    const { card, depends } = noticeCard({ notices, at });
    return {
      onceKey: `timers:${set}:${key}`,
      priority: PRIORITY.clock,
      action: "send",
      to,
      body: { card },
      depends,
    };
  });
}
