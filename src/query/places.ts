import { countMatters, lastSurveyOf, openMatters, type Scope } from "../../db/ledger.ts";
import { matterByNumber, mattersBySuffix } from "../../db/matters.ts";
import { coverageOf } from "../../db/survey-counts.ts";
import { unitById } from "../../db/units.ts";
import { footOf } from "../cards/answer-card.ts";
import { listCard } from "../cards/list-card.ts";
import { unitCard } from "../cards/unit-card.ts";
import { answer, type Said, type StaffContext, seenBy, show } from "../command.ts";
import { dayOf } from "../domain/day.ts";
import { AskAgain } from "../errors.ts";
import { livingCard } from "../living-card.ts";
import { say } from "../say/zh-CN.ts";
import { DEFINITIONS, sayQuery } from "../say/zh-CN-query.ts";
import { type Answer, textIn } from "./question.ts";
import { reporterSaid } from "./reporter.ts";
import { whoseIs } from "./whose.ts";
import { whyOf } from "./why.ts";

const ROWS_MAX = 20;

/** A matter's living card, by its number or the end of it. */
export async function matterNamed(
  ctx: StaffContext,
  named: { number: string } | { suffix: string },
  { why, reporter }: { why: boolean; reporter: boolean } = { why: false, reporter: false },
): Promise<Said[]> {
  const { tx, sender } = ctx;
  const year = Number(dayOf(ctx.at).slice(0, 4));
  const found =
    "number" in named
      ? [await matterByNumber(tx, named)].filter((item) => item !== null)
      : await mattersBySuffix(tx, { ...named, year });
  const [matter] = found;
  if (!matter) throw new AskAgain(say.matterMissing("number" in named ? named.number : named.suffix));
  if (!seenBy(sender)(matter)) throw new AskAgain(say.matterHidden());
  if (reporter) return [answer(reporterSaid(ctx, matter))];
  // Words beside a card are everybody's who reads the group: of a restricted matter there are none.
  const isSaid = why && (ctx.place.private || !matter.restricted);
  return [
    ...(isSaid ? [answer(await whyOf(ctx, matter))] : []),
    show(await livingCard(ctx.tx, { ...ctx, matter }), matter.id),
  ];
}

/** 「XS-2026-0312 到哪一步了」 */
export const matter: Answer = (ctx, query) => {
  const number = textIn(query.scope, "matter_no");
  const suffix = textIn(query.scope, "matter_no_suffix");
  const asked = { why: query.params.why === true, reporter: query.params.reporter === true };
  if (number) return matterNamed(ctx, { number }, asked);
  return suffix ? matterNamed(ctx, { suffix }, asked) : Promise.resolve([answer(sayQuery.matterWhich())]);
};

/** 「金碧街道的情况」: a unit's card, or how a street, a line or the district stands. */
export const status: Answer = async (ctx, query) => {
  const whose = await whoseIs(ctx, query);
  if (whose.kind === "ask") return whose.said;
  const notes = [...whose.notes, ...(query.period ? [sayQuery.statusIsNow(query.period.label)] : [])];
  return "unitId" in whose.scope
    ? [await aboutUnit(ctx, whose.scope.unitId, whose.name, notes)]
    : [await aboutArea(ctx, whose.scope, whose.name, notes)];
};

async function aboutUnit(
  ctx: StaffContext,
  unitId: number,
  name: string,
  notes: readonly string[],
): Promise<Said> {
  const { tx, at } = ctx;
  const unit = await unitById(tx, { id: unitId });
  if (!unit) throw new AskAgain(say.unitNotFound(name));
  const scope = { unitId };
  const counts = await countMatters(tx, { scope, at });
  const matters = await openMatters(tx, { scope, limit: ROWS_MAX, seenBy: seenBy(ctx.sender) });
  const surveyedAt = await lastSurveyOf(tx, { unitId });
  const card = unitCard({ unit, counts, matters, surveyedAt, at, inGroup: !ctx.place.private });
  card.body.elements.push(...footOf(notes));
  return show(card);
}

/** Open and overdue, and how much of it was ever surveyed. */
async function aboutArea(
  ctx: StaffContext,
  scope: Scope,
  name: string,
  notes: readonly string[],
): Promise<Said> {
  const { tx, at } = ctx;
  const counts = await countMatters(tx, { scope, at });
  const matters = await openMatters(tx, { scope, limit: ROWS_MAX, seenBy: seenBy(ctx.sender) });
  const cover = await coverageOf(tx, { scope });
  const lead = [
    `在办 **${counts.open}** 项,其中逾期 **${counts.overdue}** 项;已销号 ${counts.closed} 项`,
    `排查覆盖 ${cover.surveyed}/${cover.registered} 个登记单位;其余 ${cover.registered - cover.surveyed} 个**未排查**,不计为零`,
  ].join("\n\n");
  const card = listCard({
    title: `${name}:在办 ${counts.open},逾期 ${counts.overdue}`,
    lead,
    matters,
    total: counts.open,
    at,
    inGroup: !ctx.place.private,
    tone: counts.overdue > 0 ? "red" : "blue",
  });
  card.body.elements.push(...footOf([DEFINITIONS.open, DEFINITIONS.overdue, ...notes]));
  return show(card);
}
