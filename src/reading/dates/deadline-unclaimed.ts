import type { Words } from "./deadline-judge.ts";
import type { Mention, Now } from "./deadline-mention.ts";
import { DONE, FIX, HAPPENED, isBidden } from "./deadline-signals.ts";
import { anyOf, DATE_WORDS } from "./deadline-words.ts";

/** 检查, 停水, 开会, 下雨: what the day is there for, so that nothing is due by it. */
const BUSINESS = new RegExp(anyOf([...DATE_WORDS.second, ...DATE_WORDS.business]));
/** 「拖到」, 「说是」, 「预报」, 「业主」: of how long, of what was said, of whom. */
const TOLD_BEFORE =
  /(?:[到至于在说称约从自比像]|发生|发现|出现|开始|上报|原定|预报|预计|估计|听说|扬言|放话|威胁|约了?|定在|有人|群众|居民|业主|住户|村民|租客|工人|民工|家属|家长|学生|游客|商家)(?:是|的)?$/;
/** Nothing but what asks: a day follows, and no number of a door. */
const ASKING_BEFORE = new RegExp(`^(?:${anyOf([...DATE_WORDS.request, ...DATE_WORDS.obligation])})*$`);
const UNKNOWN_DEED_CHARS_MAX = 10;

/**
 * 「明天巴掉」, 「喊他家明早克打整清爽」: a day ahead and a deed of no list, or none at all. Unless it is plain what the day is
 * there for it is asked: the rule of the campaign must never replace in silence a day that somebody named.
 */
export function isUnclaimed(mention: Mention, words: Words, { today }: Now): boolean {
  const { ahead, faint, recurring, event, kind } = mention;
  const [lead, rest] = [words.lead.trim(), words.rest.trim()];
  if (faint || recurring || event || kind === "lunar" || kind === "holiday" || typeof ahead !== "object")
    return false;
  // 「灭火器过期,明天,辛苦」; not 「下周三,法院开庭」.
  if (rest === "")
    return (
      lead === "" &&
      mention.start > 0 &&
      ahead.day > today &&
      kind !== "end" &&
      !BUSINESS.test(/^[,，\s]*([^,。;\n]*)/.exec(words.after)?.[1] ?? "")
    );
  if (isBidden(words.lead, words.rest)) return true;
  if (TOLD_BEFORE.test(lead) || HAPPENED.test(rest) || BUSINESS.test(rest)) return false;
  // 「3号网格一直没补人」: behind a number may stand what it counts.
  const isNumbered = kind === "date-of-month" && (mention.start === 0 || !ASKING_BEFORE.test(lead));
  const mayBeOver = mention.behind !== null || kind === "end" || ahead.day === today;
  if (mayBeOver && DONE.test(rest)) return false;
  // Of today it is told as well: only behind what is wrong, and with something to be done.
  if (ahead.day === today && kind !== "end")
    return (
      (words.limit !== undefined ||
        (mention.start > 0 && ASKING_BEFORE.test(/[^ ]*$/.exec(words.lead)?.[0] ?? ""))) &&
      FIX.test(rest)
    );
  return (!isNumbered && [...rest].length <= UNKNOWN_DEED_CHARS_MAX) || FIX.test(rest);
}
