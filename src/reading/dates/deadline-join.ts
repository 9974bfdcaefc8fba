import { addDays, type Day, weekdayOf } from "../../domain/day.ts";
import type { Ahead, Mention } from "./deadline-mention.ts";

const SAME_DAY_GAP = /^[ \t]{0,2}(?:[([【]?[ \t]?的?|,?(?:即|也就是|就是))[ \t]?$/;
const RANGE_GAP = /^[ \t]{0,2}(?:到|至|-{1,2}|[—–~]{1,2})[ \t]{0,2}$/;
const OR_GAP =
  /^[ \t]?(?:、|或者?|和)[ \t]?$|^[ \t]?(?:之前|以前|前|底前)?[,、 ]?(?:还是|或者?|要么|要不|要不然)(?:说|就|是|到|在)?[ \t]?$/;
const CLOSING = /^[ \t]?[)\]】]/;
const INCLUSIVE = /^[ \t]?\(含[^()]{0,4}\)/;
const GAP_CHARS_MAX = 8;

/** One day said twice, 「11月27日(周五)」, is one mention, unclear where the two differ; of a range the end
 * is kept, of two to choose from none. */
export function joinMentions(text: string, mentions: readonly Mention[]): Mention[] {
  const joined: Mention[] = [];
  for (const next of mentions) {
    const last = joined.at(-1);
    const gap = last && next.start - last.end <= GAP_CHARS_MAX ? text.slice(last.end, next.start) : null;
    if (last && gap !== null && RANGE_GAP.test(gap)) joined[joined.length - 1] = rangeOf(last, next);
    else if (last && gap !== null && OR_GAP.test(gap))
      joined[joined.length - 1] = { ...next, start: last.start, ahead: "unclear" };
    else if (last && gap !== null && SAME_DAY_GAP.test(gap))
      joined[joined.length - 1] = sameDay(text, last, next);
    else joined.push(next);
  }
  return joined.map((mention) => {
    const inclusive = INCLUSIVE.exec(text.slice(mention.end, mention.end + GAP_CHARS_MAX));
    return inclusive ? { ...mention, end: mention.end + inclusive[0].length } : mention;
  });
}

function rangeOf(first: Mention, last: Mention): Mention {
  return { ...last, start: first.start, recurring: first.recurring === true || last.recurring === true };
}

function sameDay(text: string, first: Mention, second: Mention): Mention {
  const closing = CLOSING.exec(text.slice(second.end, second.end + 2));
  const span = { start: first.start, end: second.end + (closing?.[0].length ?? 0) };
  if (isWeekdayOf(first, second)) return { ...second, ...span, ...weekdayIn(first, second) };
  const kept = second.loose || (first.kind === "date" && !first.faint) ? first : second;
  const recurring = first.recurring === true || second.recurring === true;
  return { ...kept, ...span, recurring, ahead: agree(first, second) ? kept.ahead : "unclear" };
}

const isWeekdayOf = (first: Mention, second: Mention) => first.week === true && second.kind === "weekday";

/** 「本周周五」, 「下周的周三」. */
function weekdayIn(week: Mention, { ahead, behind }: Mention): { ahead: Ahead; loose: boolean } {
  if (typeof week.ahead === "string" || typeof ahead === "string") return { ahead: "past", loose: false };
  const day = addDays(week.ahead.day, weekdayOf(ahead.day) - 7);
  const isOver = day !== ahead.day && behind !== null && day <= behind;
  return { ahead: isOver ? "past" : { day }, loose: false };
}

const dayOf = ({ ahead, behind }: Mention): Day | null => (typeof ahead === "object" ? ahead.day : behind);

function agree(first: Mention, second: Mention): boolean {
  const [one, other] = [dayOf(first), dayOf(second)];
  if (!one || !other) return false;
  return first.loose || second.loose ? weekdayOf(one) === weekdayOf(other) : one === other;
}
