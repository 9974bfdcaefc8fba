import { appendJournal } from "../db/journal.ts";
import type { Matter } from "../db/matters.ts";
import { sourceStandOf } from "../db/sources.ts";
import { sourceQuestionCard } from "./cards/source-card.ts";
import { type CommandContext, refresh, type Said, tell } from "./command.ts";
import { isOpen } from "./domain/matter.ts";
import { livingCard } from "./living-card.ts";

/**
 * Enters what happened to the message behind a matter, shows it on the matter's cards, and asks its reporter alone.
 * The matter itself stays as it is; one that has ended is only entered.
 */
export async function askReporter(
  ctx: CommandContext,
  q: {
    matter: Matter;
    entry: { type: "source-recalled" | "source-edited"; payload: Record<string, unknown> };
    notes?: readonly string[];
  },
): Promise<Said[]> {
  const { tx, at, campaign } = ctx;
  const { matter, entry } = q;
  // The platform reports it without saying who did it; that is nobody's act on the matter.
  const entries = [{ ...entry, actor: { kind: "clock" as const } }];
  await appendJournal(tx, { matterId: matter.id, at, entries });
  const { last } = await sourceStandOf(tx, { matterId: matter.id });
  const shown = refresh(matter, await livingCard(tx, { matter, campaign, at }));
  if (!last || !isOpen(matter.state)) return [shown];
  const asked = sourceQuestionCard({ matter, question: last.question, notes: q.notes ?? [] });
  return [shown, tell({ openId: matter.reporterOpenId }, { card: asked })];
}
