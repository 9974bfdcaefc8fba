import { dayOf } from "../domain/day.ts";
import type { ReadContext } from "./context.ts";
import { readReportDate } from "./dates/occurred.ts";
import type { Reading } from "./reading.ts";
import type { Told } from "./told.ts";
import { allIn } from "./units/units.ts";
import { leavesOneOut, saysFigures } from "./zero.ts";

/** What a zero report is not, and its command says so: a summary with figures, all but one unit, a whole street. */
export const ZERO_FLAGS = { figures: "汇总数字", except: "除外", street: "街道" } as const;
const CHAT_WIDE = /街道|镇|乡/;

/** Whose zero it is, and of which day; a street's is nobody's. */
export function zeroOf(
  told: Told,
  ctx: ReadContext,
): Pick<Reading, "units" | "unlisted" | "reportDate" | "flags" | "ask"> {
  const found = allIn(told.heard());
  const named = found.flatMap((one) => ("unit" in one && !one.unit.isBody ? [one.unit.name] : []));
  const unlisted = found.flatMap((one) => (one.how === "unknown" && !one.weak ? [one.text] : []));
  const street = found.some((one) => "unit" in one && one.unit.isBody && CHAT_WIDE.test(one.unit.name));
  const isOwn = named.length === 0 && unlisted.length === 0 && !street && ctx.chat.unit !== null;
  const units = [...new Set(isOwn && ctx.chat.unit ? [ctx.chat.unit] : named)];
  const reportDate = readReportDate(told.text, ctx) ?? dayOf(ctx.at);
  return {
    units,
    unlisted: [...new Set(unlisted)],
    reportDate,
    flags: [
      ...(reportDate < dayOf(ctx.at) ? ["次日补报"] : []),
      ...(saysFigures(told) ? [ZERO_FLAGS.figures] : []),
      ...(leavesOneOut(told) ? [ZERO_FLAGS.except] : []),
      ...(street ? [ZERO_FLAGS.street] : []),
    ],
    ask: units.length > 0 ? [] : ["unit"],
  };
}
