import type { Matter } from "../../db/matters.ts";
import { formatInstant } from "../domain/day.ts";
import type { Card } from "../domain/message.ts";
import { listCard } from "./list-card.ts";
import { escapeMarkdown, markdown } from "./parts.ts";

/** How a unit stands. 未排查 is said as such: no row on the ledger is not a zero. */
export function unitCard(q: {
  unit: { name: string; kind: string; streetName: string | null; regulatorName: string | null };
  counts: { open: number; overdue: number; closed: number };
  matters: readonly Matter[];
  surveyedAt: Date | null;
  at: Date;
  inGroup: boolean;
}): Card {
  const { unit, counts } = q;
  const surveyed = q.surveyedAt
    ? `最近排查 ${formatInstant(q.surveyedAt, q.at)}`
    : "**未排查**:从未有排查记录,没有事项不等于零";
  const lead = [
    escapeMarkdown(
      [unit.kind, unit.streetName, unit.regulatorName && `监管:${unit.regulatorName}`]
        .filter(Boolean)
        .join(" · "),
    ),
    surveyed,
    `在办 **${counts.open}** 项,其中逾期 **${counts.overdue}** 项;已销号 ${counts.closed} 项`,
  ].join("\n\n");
  const card = listCard({
    title: `${unit.name}:在办 ${counts.open},逾期 ${counts.overdue}${q.surveyedAt ? "" : " · 未排查"}`,
    lead,
    matters: q.matters,
    total: counts.open,
    at: q.at,
    inGroup: q.inGroup,
    tone: counts.overdue > 0 ? "red" : q.surveyedAt ? "blue" : "grey",
  });
  if (counts.open === 0) card.body.elements.push(markdown("现在没有在办事项。"));
  return card;
}
