import { z } from "zod";
import { countMatters, lastSurveyOf, openMatters, surveyCoverage } from "../db/ledger.ts";
import { matterByNumber, mattersBySuffix } from "../db/matters.ts";
import { unitById } from "../db/units.ts";
import { listCard } from "../src/cards/list-card.ts";
import { card, markdown } from "../src/cards/parts.ts";
import { unitCard } from "../src/cards/unit-card.ts";
import { answer, defineCommand, type Said, type StaffContext, seenBy, show } from "../src/command.ts";
import { dayOf } from "../src/domain/day.ts";
import { AskAgain } from "../src/errors.ts";
import { livingCard } from "../src/living-card.ts";
import { findMatterNumber } from "../src/reading/matter-number.ts";
import { findUnits } from "../src/reading/units.ts";
import { say } from "../src/say/zh-CN.ts";

const ROWS_MAX = 20;

/** How a matter, a unit or a street stands: numbers with the rows behind them. */
export default defineCommand({
  name: "query",
  words: ["查询", "查"],
  usage: "查询 金碧社区(或直接发编号 XS-2026-0001)",
  does: "查一个单位、街道或编号",
  place: 21,
  who: "staff",
  args: z.object({ text: z.string().trim().default("") }),

  async run(ctx, { text }) {
    const named = findMatterNumber(text, ctx.campaign.numberPrefix);
    if (named) return aboutMatter(ctx, named);

    const found = findUnits(ctx.units, text, { street: ctx.place.streetName, unit: ctx.place.unitName });
    if (found.how === "stated" || found.how === "context") return aboutPlace(ctx, found.unit);
    if (found.how === "ambiguous")
      return [whichOne(say.unitAsked(found.candidates.map((item) => item.name)), found.candidates)];
    if (found.how === "unknown")
      return [
        whichOne(
          say.unitUnknown(
            found.text,
            found.near.map((item) => item.name),
          ),
          found.near,
        ),
      ];
    throw new AskAgain(say.queryHow());
  },
});

async function aboutMatter(
  ctx: StaffContext,
  named: { number: string } | { suffix: string },
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
  return [show(await livingCard(ctx.tx, { ...ctx, matter }), matter.id)];
}

async function aboutPlace(
  ctx: StaffContext,
  place: { id: number; name: string; kind: string; isBody: boolean },
): Promise<Said[]> {
  const { tx, at } = ctx;
  if (place.isBody) return aboutBody(ctx, place);
  const unit = await unitById(tx, { id: place.id });
  if (!unit) throw new AskAgain(say.unitNotFound(place.name));
  const scope = { unitId: unit.id };
  const counts = await countMatters(tx, { scope, at });
  const matters = await openMatters(tx, { scope, limit: ROWS_MAX, seenBy: seenBy(ctx.sender) });
  const surveyedAt = await lastSurveyOf(tx, { unitId: unit.id });
  return [show(unitCard({ unit, counts, matters, surveyedAt, at }))];
}

/** A street's own area, or a department's line: open and overdue, and how much of it was ever surveyed. */
async function aboutBody(
  ctx: StaffContext,
  body: { id: number; name: string; kind: string },
): Promise<Said[]> {
  const { tx, at } = ctx;
  const scope = body.kind === "部门" ? { regulatorId: body.id } : { streetId: body.id };
  const counts = await countMatters(tx, { scope, at });
  const matters = await openMatters(tx, { scope, limit: ROWS_MAX, seenBy: seenBy(ctx.sender) });
  const cover = "streetId" in scope ? await surveyCoverage(tx, { streetId: body.id }) : null;
  const lead = [
    `在办 **${counts.open}** 项,其中逾期 **${counts.overdue}** 项;已销号 ${counts.closed} 项`,
    ...(cover
      ? [
          `排查覆盖 ${cover.surveyed}/${cover.registered} 个登记单位;其余 ${cover.registered - cover.surveyed} 个**未排查**,不计为零`,
        ]
      : []),
  ].join("\n\n");
  const title = `${body.name}:在办 ${counts.open},逾期 ${counts.overdue}`;
  return [
    show(
      listCard({ title, lead, matters, total: counts.open, at, tone: counts.overdue > 0 ? "red" : "blue" }),
    ),
  ];
}

function whichOne(question: string, candidates: readonly { name: string }[]): Said {
  const lines = candidates.map((item) => markdown(`查询 ${item.name}`));
  return candidates.length > 0
    ? show(card({ title: "是哪一个?", tone: "blue", elements: [markdown(question), ...lines] }))
    : answer(question);
}
