import { z } from "zod";
import type { Tx } from "../db/connect.ts";
import { laneOf, queueMessages } from "../db/outbox.ts";
import { letGo, rewriteNotices, waitingNotices } from "../db/outbox-notices.ts";
import { type Notice, noticeCard } from "./cards/notice-card.ts";
import { type Depends, type Outgoing, PRIORITY, type Recipient } from "./domain/message.ts";
import { say } from "./say/zh-CN.ts";

/** A notice with what must be known to tell it to others, should the first not be reached. */
export type Told = Notice & {
  rung: string;
  firedAt: Date;
  /** Everybody who is told of this rung, as `placeOf` names them. */
  told: readonly string[];
};

/** What each person or group is told in this tick; one card each (P8). */
export type Mail = Map<string, { to: Recipient; notices: Told[] }>;

/** A tick that died leaves what it gathered behind for this long. */
const GATHER_MS = 30_000;

const kept: z.ZodType<Told> = z.object({
  matterId: z.number(),
  round: z.number(),
  number: z.string(),
  rungTitle: z.string(),
  overdue: z.boolean(),
  task: z.string(),
  // Versions before this one knew of none.
  restricted: z.boolean().default(false),
  unitName: z.string().nullable(),
  dueAt: z.coerce.date(),
  ofVerifier: z.boolean(),
  late: z.boolean(),
  insteadOf: z.string().nullable(),
  unreachable: z.boolean(),
  rung: z.string(),
  firedAt: z.coerce.date(),
  told: z.array(z.string()),
});

/** The notice as it was kept in the outbox; null when another version of the program wrote it. */
export function readNotice(depends: Depends): Told | null {
  const parsed = kept.safeParse(depends.notice);
  return parsed.success ? parsed.data : null;
}

/** A name for where somebody is told. */
export function placeOf(to: Recipient): string {
  return "openId" in to ? to.openId : to.chatId;
}

/** Adds a notice to somebody's letter. Of one matter they read once: what its clock said last. */
export function post(mail: Mail, to: Recipient, notice: Told): void {
  const letter = mail.get(placeOf(to)) ?? { to, notices: [] };
  letter.notices = merged(letter.notices, ["chatId" in to ? forGroup(notice) : notice]);
  mail.set(placeOf(to), letter);
}

const forGroup = (notice: Told): Told =>
  notice.restricted ? { ...notice, task: say.restrictedCount(1), unitName: null } : notice;

function merged(notices: readonly Told[], more: readonly Told[]): Told[] {
  const byMatter = new Map(notices.map((notice) => [notice.matterId, notice]));
  for (const notice of more) {
    const earlier = byMatter.get(notice.matterId);
    if (!earlier || notice.firedAt > earlier.firedAt) byMatter.set(notice.matterId, notice);
  }
  return [...byMatter.values()];
}

/**
 * Queues the letters, each as one card; what waits for the same person and has not been tried takes the new lines in.
 * While more of the same tick is to come, the cards stay.
 */
export async function queueMail(
  tx: Tx,
  at: Date,
  q: { mail: Mail; onceKey: string; tick: string; more: boolean },
): Promise<void> {
  const holds = q.more ? { ms: GATHER_MS, why: whyOf(q) } : undefined;
  const letters = [...q.mail];
  const waiting = await waitingNotices(tx, { lanes: letters.map(([, { to }]) => laneOf(to)) });
  const messages: Outgoing[] = [];
  for (const [place, { to, notices }] of letters) {
    const card = waiting.get(laneOf(to));
    const earlier = card?.depends.map(readNotice) ?? [];
    if (card && earlier.every((notice) => notice !== null)) {
      await rewriteNotices(tx, {
        id: card.id,
        ...noticeCard({ notices: merged(earlier, notices), at }),
        holds,
      });
      continue;
    }
    const { card: body, depends } = noticeCard({ notices, at });
    messages.push({
      onceKey: `${q.onceKey}:${place}`,
      priority: PRIORITY.clock,
      action: "send",
      to,
      body: { card: body },
      depends,
      ...(holds ? { holds } : {}),
    });
  }
  await queueMessages(tx, at, messages);
  if (!q.more) await letMailGo(tx, q);
}

/** The tick is over: what it gathered may leave. */
export async function letMailGo(tx: Tx, q: { tick: string }): Promise<void> {
  await letGo(tx, { why: whyOf(q) });
}

const whyOf = (q: { tick: string }) => `等待同批汇总:${q.tick}`;
