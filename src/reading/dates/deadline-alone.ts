import type { Words } from "./deadline-judge.ts";
import type { Mention, Now } from "./deadline-mention.ts";

const CLOSED = /^[\s。.!~]*$/;
/** 「春雨路30号」, 「电梯3号」: a door or a thing of that number. */
const DOOR_BEFORE =
  /[路街巷弄道区村院园里苑城厦场栋幢座楼门牌井店铺厂号组梯房间库站杆箱厅坊坡营坝庄屯桥室口]$/;
/** 「拖到年底」, 「发现于27号」, 「说是周五」: how long, since when, or what somebody said. */
const TOLD_BEFORE = /(?:[到至于在是说称约从自跟和与比像为]|发生|发现|出现|开始|上报|原定)$/;
const HAS_GAP = /(?:^|\s)$/;

/** Nothing but a full stop follows. */
export const isAtEnd = (rest: string, after: string): boolean => CLOSED.test(`${rest}${after}`);
export const isSetApart = (lead: string): boolean => HAS_GAP.test(lead);

/**
 * 「灭火器过期,周五」, 「飞线 27号」, 「飞线,冬至前」: a time at the very end, with nothing that says what is due by it.
 * Whatever names a time and cannot be reckoned is asked, for the rule of the campaign would replace it in silence.
 */
export function standsAlone(mention: Mention, words: Words, { today }: Now): boolean {
  const { start, ahead, faint, kind } = mention;
  const { rest, after, limit } = words;
  const lead = words.lead.trimEnd();
  if (start === 0 || !isAtEnd(rest, after)) return false;
  if (lead !== "" && TOLD_BEFORE.test(lead)) return false;
  if (mention.event) return limit !== undefined;
  if (faint) return isNumberOfDay(mention, words) && typeof ahead === "object" && ahead.day >= today;
  if (kind === "date-of-month") return lead === "" || !DOOR_BEFORE.test(lead);
  if (lead !== "" && kind !== "date" && kind !== "weekday" && !isSetApart(words.lead)) return false;
  if (typeof ahead === "object") return ahead.day > today || (ahead.day === today && isTonight(mention));
  // 「飞线,月中」 on the 23rd: which month's?
  return ahead === "unclear" || (ahead === "past" && mention.bareEnd === true);
}

/** 「飞线,今晚」 is ahead; 「井盖没了,今天」 tells since when. */
const isTonight = ({ part }: Mention) => part === "晚" || part === "夜";

/** 「飞线 11.27」: set apart, and no length or weight, which have one figure behind the dot. */
const isNumberOfDay = ({ kind, start, end }: Mention, { lead }: Words) =>
  kind === "date" && isSetApart(lead) && end - start >= 4;
