import { z } from "zod";
import { addressNotice } from "../db/address-notice.ts";
import { campaignVersion } from "../db/campaigns.ts";
import { ledgerNow, type Tx } from "../db/connect.ts";
import { appendJournal } from "../db/journal.ts";
import { lockMatter, type Matter } from "../db/matters.ts";
import { endParked, markVacant, type Parked, parkedNotices, placesToldSince } from "../db/outbox-parked.ts";
import { clockOf } from "../db/timers.ts";
import type { Calendar } from "../src/domain/calendar.ts";
import { defineJob } from "../src/job.ts";
import { letMailGo, type Mail, placeOf, post, queueMail, readNotice, type Told } from "../src/notice-mail.ts";

const NOTICES_A_RUN = 50;
const TICK = "redirect";

/**
 * A notice that died with its person or group climbs: the next rung's holders and the office are told, and for whom it
 * was meant; each in the commit that ends the dead one, so once over all machines (P9).
 */
export default defineJob({
  name: "redirect-notices",
  every: "5s",
  attemptsMax: 3,
  wakesOn: "undelivered",
  payload: z.object({}),

  async run({ db, town, log }) {
    const parked = await parkedNotices(db, { limit: NOTICES_A_RUN });
    for (const row of parked) {
      try {
        await db.transaction(async (tx) => {
          const calendar = await town.calendar(tx);
          for (const matterId of await redirect({ tx, at: await ledgerNow(tx), calendar }, row))
            log.warn({ matter: matterId }, "a rung found nobody, not even the office");
        });
      } catch (error) {
        // It stays parked; the others are not held up by it.
        log.error({ outboxId: row.id, err: error }, "a notice cannot be redirected");
      }
    }
    if (parked.length > 0) await db.transaction((tx) => letMailGo(tx, { tick: TICK }));
  },
});

type Engine = { tx: Tx; at: Date; calendar: Calendar };

/** Gives the matters for which nobody is left to be told. */
async function redirect(engine: Engine, row: Parked): Promise<number[]> {
  const { tx, at } = engine;
  const matters = new Map<number, Matter>();
  // In the order in which the timers take them, and all before the notice itself.
  for (const id of [...new Set(row.depends.map((one) => one.matterId))].sort((a, b) => a - b)) {
    const matter = await lockMatter(tx, { id });
    if (matter) matters.set(id, matter);
  }
  if (!(await endParked(tx, { id: row.id }))) return [];
  const mail: Mail = new Map();
  const forsaken: number[] = [];
  for (const depends of row.depends) {
    const matter = matters.get(depends.matterId);
    const notice = readNotice(depends);
    if (!matter || !notice || matter.round !== depends.round) continue;
    if (!(await climb(engine, { matter, notice, missed: row.receiver, mail }))) forsaken.push(matter.id);
  }
  await queueMail(tx, at, { mail, onceKey: `redirect:${row.id}`, tick: TICK, more: true });
  return forsaken;
}

/** False when there is nobody at all. Colleagues who were told themselves keep the rung where it is. */
async function climb(
  { tx, at, calendar }: Engine,
  q: { matter: Matter; notice: Told; missed: string; mail: Mail },
): Promise<boolean> {
  const { matter, notice } = q;
  const campaign = await campaignVersion(tx, { id: matter.campaignId, version: matter.policyVersion });
  const rungs = clockOf(matter, { campaign, calendar })?.rungs ?? [];
  const rung = rungs.find((one) => one.id === notice.rung.split(".")[0]);
  if (!rung) return true;
  const address = await addressNotice(tx, { matter, rungs, rung });
  const fired = { matterId: matter.id, round: notice.round, rung: notice.rung };
  const told = [...new Set([...notice.told, ...(await placesToldSince(tx, fired))])];
  const others = address.holders.filter((holder) => !told.includes(placeOf(holder.to)));
  const nobody = address.holders.length === 0;
  if (others.length === 0 && !nobody) return true;

  const places = others.map((holder) => placeOf(holder.to));
  if (address.vacant) await markVacant(tx, fired);
  await appendJournal(tx, {
    matterId: matter.id,
    at,
    entries: [
      {
        type: "rung-vacant",
        actor: { kind: "clock" },
        payload: {
          rung: notice.rung,
          title: notice.rungTitle,
          round: notice.round,
          meantFor: address.meantFor,
          unreachable: q.missed,
          to: others.map((holder) => holder.name),
          places,
        },
      },
    ],
  });
  for (const { to } of others)
    post(q.mail, to, {
      ...notice,
      insteadOf: address.meantFor,
      unreachable: true,
      told: [...told, ...places],
    });
  return !nobody;
}
