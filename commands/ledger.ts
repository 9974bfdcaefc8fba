import { z } from "zod";
import { countMatters, openMatters, type Scope } from "../db/ledger.ts";
import { listCard } from "../src/cards/list-card.ts";
import { defineCommand, type StaffContext, seenBy, show } from "../src/command.ts";
import { findUnits } from "../src/reading/units/units.ts";

const ROWS_MAX = 30;

/** The open ledger of the sender's own area, or of the street or unit that was named. */
export default defineCommand({
  name: "ledger",
  words: ["台账"],
  usage: "台账 前卫街道",
  does: "列出在办事项,逾期在前",
  place: 22,
  who: "staff",
  args: z.object({ text: z.string().trim().default("") }),

  async run(ctx, { text }) {
    const { scope, name } = scopeOf(ctx, text);
    const counts = await countMatters(ctx.tx, { scope, at: ctx.at });
    const matters = await openMatters(ctx.tx, { scope, limit: ROWS_MAX, seenBy: seenBy(ctx.sender) });
    const lead = `在办 **${counts.open}** 项,其中逾期 **${counts.overdue}** 项;已销号 ${counts.closed} 项`;
    const title = `台账 · ${name}`;
    const inGroup = !ctx.place.private;
    return [show(listCard({ title, lead, matters, total: counts.open, at: ctx.at, inGroup }))];
  },
});

function scopeOf(ctx: StaffContext, text: string): { scope: Scope; name: string } {
  const found = text ? findUnits(ctx.units, text, { street: null, unit: null }) : null;
  if (found?.how === "stated") {
    const { id, name, kind, isBody } = found.unit;
    if (!isBody) return { scope: { unitId: id }, name };
    return { scope: kind === "部门" ? { regulatorId: id } : { streetId: id }, name };
  }
  const { place, sender } = ctx;
  if (place.unitId) return { scope: { unitId: place.unitId }, name: place.unitName ?? "" };
  if (place.streetId) return { scope: { streetId: place.streetId }, name: place.streetName ?? "" };
  const [post] = sender.posts;
  if (post?.unitId) return { scope: { unitId: post.unitId }, name: post.unitName ?? "" };
  if (post?.streetId) return { scope: { streetId: post.streetId }, name: post.streetName ?? "" };
  if (post?.bodyId) return { scope: { regulatorId: post.bodyId }, name: post.bodyName ?? "" };
  return { scope: { district: true }, name: "全区" };
}
