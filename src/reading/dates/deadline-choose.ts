import type { Found, Moment } from "./deadline-judge.ts";

/** Which of several deadlines counts, and the words it was said with. */
export type Chosen = { until: Found["until"]; said: readonly Found[] };

const isStated = (found: Found): found is Found & { until: Moment } => typeof found.until === "object";

/**
 * The deadline a message sets: the last correction, else the one tied to the demand; unclear where two that are tied
 * alike differ. One that lies behind counts only where there is no other.
 */
export function chooseFound(found: readonly Found[]): Chosen | null {
  const correction = found.filter(({ tie }) => tie === 3).at(-1);
  if (correction) return { until: correction.until, said: [correction] };
  // The demand in 「周日商户占道三天内整改」 belongs to the nearer words.
  const firm = found.filter(({ weak, until }) => !weak && until !== "past");
  const ahead = firm.length > 0 ? firm : found.filter(({ until }) => until !== "past");
  const best = Math.max(...ahead.map(({ tie }) => tie));
  const closest = ahead.filter(({ tie }) => tie === best);
  const stated = closest.filter(isStated);
  if (stated.length > 0) return disputed(stated, found) ?? agreed(stated);
  const other = closest[0] ?? found[0];
  return other ? { until: other.until, said: [other] } : null;
}

/** 「本来说周五前,老板说下周三才能弄好」: which of the two holds, the author says. */
function disputed(stated: readonly Found[], found: readonly Found[]): Chosen | null {
  const former = stated.length === 1 ? stated[0] : undefined;
  if (!former?.former) return null;
  const later = found.find((one) => one.start >= former.end && one.tie > 0 && one.until !== "past");
  return later ? { until: "unclear", said: [former, later] } : null;
}

/** 「今天下班前,即11月23日前」 says one thing twice; the hour belongs to it. */
function agreed(stated: readonly (Found & { until: Moment })[]): Chosen {
  const [first] = stated;
  const withHour = stated.filter(({ until }) => until.clock);
  const isOneDay = new Set(stated.map(({ until }) => until.day)).size === 1;
  const isOneHour = new Set(withHour.map(({ until }) => until.due.getTime())).size <= 1;
  const one = withHour[0] ?? first;
  if (isOneDay && isOneHour && one) return { until: one.until, said: [one] };
  return { until: "unclear", said: stated };
}
