import { isLinkingPair, isWordPair } from "./unit-lexicon.ts";
import { isHan, sliceFolded, type UnitText } from "./unit-text.ts";
import { cueAt } from "./unit-vocabulary.ts";
import { UNIT_WORDS } from "./unit-words.ts";

const codesOf = (chars: string): ReadonlySet<number> => new Set([...chars].map((char) => char.charCodeAt(0)));
/** Small words that end a name before them and begin none: 的, 在, 各. */
const SMALL = codesOf(UNIT_WORDS.functionChars);
/** These, and what is counted or pointed at: 栋, 楼, 边. */
const FUNCTION = codesOf(UNIT_WORDS.functionChars + UNIT_WORDS.nounChars);
/** Small words that a name may follow: 在, 请, 的. */
const BEFORE = codesOf(UNIT_WORDS.beforeChars);
/** Verbs and numbers that may follow a name: 漏, 三. */
const AFTER = codesOf(UNIT_WORDS.afterChars);
/** Small words that no name follows: 太新河社区 is a longer name. */
const NOT_BEFORE = codesOf(UNIT_WORDS.notBefore);
const JOINER = codesOf(UNIT_WORDS.joiners);
const PEOPLE = codesOf(UNIT_WORDS.people);
const PREFIX = codesOf(UNIT_WORDS.prefixChars);
const ROAD = codesOf(UNIT_WORDS.roadChars);
const TAIL = codesOf(UNIT_WORDS.tailChars);
const REGION = codesOf("省市区县州镇乡");
/** As much of it is no beginning of a name any more. */
const LONGER_CHARS_MIN = 4;

/**
 * What stands before a name. clean: nothing, a sign, or a word after which a name begins (巡查, 在) · word: some noun ·
 * glued: characters that may belong to a longer name (新前卫社区, 锦绣阳光社区, 五华区和平社区).
 */
export type Left = "clean" | "word" | "glued";

/** Looks at what stands before this place. */
export function leftOf(text: UnitText, start: number): Left {
  const [first, second] = [text.codes[start - 1], text.codes[start - 2]];
  if (first === undefined || text.gap[start] || !isHan(first)) return "clean";
  const isPair = second !== undefined && isHan(second) && !text.gap[start - 1];
  if (isPair && isLinkingPair(second, first)) return "clean";
  if (DAY_SIDE.has(first) && DAY.test(sliceFolded(text, start - DAY_CHARS_MAX, start))) return "clean";
  const home = homeBefore(text, start);
  if (home) return isOrdinal(text, start) ? "glued" : leftOfHome(text, start - home.length, home);
  const isWord = isPair && isWordPair(second, first);
  if (REGION.has(first)) return isWord ? "word" : "glued";
  if (!isWord && (PREFIX.has(first) || NOT_BEFORE.has(first))) return "glued";
  if (!isWord && JOINER.has(first)) return opensClause(text, start - 1) ? "glued" : "word";
  if (!isWord && (BEFORE.has(first) || isCounted(second, first))) return "clean";
  if (isPair && PEOPLE.has(first)) return "word";
  return start - nameStart(text, start, LONGER_CHARS_MIN) >= LONGER_CHARS_MIN ? "word" : "glued";
}

/** 「下周三前滇润市场」, 「3天内滇润市场」: the last sign of a day is no beginning of a name. */
const DAY =
  /(?:(?:周|星期|礼拜)[一二三四五六日天1-7末]|[周月年节号]底?|[0-9一二三四五六七八九十两几][日号天点时周月]|小时|工作日|[今明后]天|[上中下]午|[早晚]上?|[班学]|[之以])[前内后]$/;
const DAY_SIDE = codesOf("前内后");
const DAY_CHARS_MAX = 5;

/** Right after a verb or a sign, or after what is no word: 巡查和中平社区 joins nothing. */
const opensClause = (text: UnitText, at: number) =>
  nameStart(text, at, 1) === at || !isWordPair(text.codes[at - 2] ?? 0, text.codes[at - 1] ?? 0);

const DIGIT = codesOf("0123456789");
const NUMERAL = codesOf("一二两三四五六七八九十百几");
const MEASURE = codesOf(UNIT_WORDS.measureChars);
/** 4具, 两户: a number and what is counted, then the name. */
const isCounted = (number: number | undefined, counted: number) =>
  number !== undefined && (DIGIT.has(number) || (NUMERAL.has(number) && MEASURE.has(counted)));

const HOME_CHARS_MAX = Math.max(...UNIT_WORDS.home.map((word) => word.length));
const HOME = new Set(UNIT_WORDS.home);

/** 昆明市 before 第一人民医院 makes another house of it than 云南省 does. */
const isOrdinal = (text: UnitText, at: number) =>
  text.codes[at] === ORDINAL || NUMERAL.has(text.codes[at] ?? 0);
const ORDINAL = "第".charCodeAt(0);

/** The region that ends here, where it is our own: 西山 before 万达广场. */
function homeBefore(text: UnitText, end: number): string | null {
  for (let length = HOME_CHARS_MAX; length >= 2; length--) {
    const word = end >= length ? sliceFolded(text, end - length, end) : "";
    if (HOME.has(word)) return word;
  }
  return null;
}

/** After 西山区 begins a name of ours; after 云南 one that may go on otherwise. */
function leftOfHome(text: UnitText, start: number, home: string): Left {
  if (leftOf(text, start) === "glued") return "glued";
  return home.endsWith("区") || HOME.has(`${home}区`) ? "clean" : "word";
}

/** True for 和, 同 and the like. */
export const isJoiner = (code: number | undefined): boolean => code !== undefined && JOINER.has(code);

/**
 * What follows a name without a kind. area: 那边 · report: 零报告 · end: a sign, a space, 3栋 · word: another word
 * begins · road: 路, 街 · tail: a character that may go on the name (村, 山) · cut: a word that begins inside the name ·
 * unknown.
 */
export type Right = "area" | "report" | "end" | "word" | "road" | "tail" | "cut" | "unknown";

/** Looks at what stands after this place. */
export function rightOf(text: UnitText, end: number): Right {
  if (cueAt(text, end, "area")) return "area";
  if (cueAt(text, end, "report")) return "report";
  const [first, second] = [text.codes[end], text.codes[end + 1]];
  if (first === undefined || text.gap[end] || !isHan(first)) return "end";
  if (ROAD.has(first)) return "road";
  const isPair = second !== undefined && isHan(second) && !text.gap[end + 1];
  if (isPair && second === ROAD_GREAT && first === GREAT) return "road";
  if (isPair && isWordPair(first, second)) return "word";
  if (TAIL.has(first)) return "tail";
  return FUNCTION.has(first) || AFTER.has(first) ? "word" : "unknown";
}

/** 路灯 after a name is a lamp; 路 alone makes a road of it. */
export const startsWord = ({ codes, gap }: UnitText, at: number): boolean =>
  !gap[at + 1] && isWordPair(codes[at] ?? 0, codes[at + 1] ?? 0);

const GREAT = "大".charCodeAt(0);
const ROAD_GREAT = "道".charCodeAt(0);

/** True where a word of everyday speech lies over the edge of a name: 海门 in 上海门店, 严家地 in 严家地铁站. */
export function straddles(text: UnitText, start: number, end: number): { left: boolean; right: boolean } {
  const { codes, gap } = text;
  const word = (at: number) =>
    at >= 0 && at + 1 < codes.length && !gap[at + 1] && isWordPair(codes[at] ?? 0, codes[at + 1] ?? 0);
  return { left: word(start - 1), right: word(end - 1) };
}

/** True when no verb, no small word, no sign stands between: what is there may go on a name. One character may. */
export function isUnbroken(text: UnitText, start: number, end: number): boolean {
  const isOne = end - start === 1 && text.codes[start] !== OF;
  for (let at = start; at < end; at++) {
    const code = text.codes[at] ?? 0;
    if (!isHan(code) || text.gap[at] || (FUNCTION.has(code) && !isOne)) return false;
    if (at + 1 < end && isLinkingPair(code, text.codes[at + 1] ?? 0)) return false;
  }
  return !text.gap[end];
}

const OF = "的".charCodeAt(0);

/** Where the name that ends at `end` begins: after the last small word, verb or sign before it. */
export function nameStart(text: UnitText, end: number, charsMax: number): number {
  let start = end;
  while (start > 0 && end - start < charsMax) {
    const [first, second] = [text.codes[start - 1], text.codes[start - 2]];
    if (!isHan(first) || (start < end && text.gap[start]) || SMALL.has(first ?? 0)) break;
    if (second !== undefined && isLinkingPair(second, first ?? 0)) break;
    start -= 1;
  }
  return start;
}

/** True when a small word or a verb begins here. */
export const isSmallWord = ({ codes }: UnitText, at: number): boolean =>
  SMALL.has(codes[at] ?? 0) || isLinkingPair(codes[at] ?? 0, codes[at + 1] ?? 0);

/** Where the unbroken Chinese characters before `end` begin, small words and all. */
export function runStart(text: UnitText, end: number, charsMax: number): number {
  let start = end;
  while (start > 0 && end - start < charsMax && isHan(text.codes[start - 1])) {
    if (start < end && text.gap[start]) break;
    start -= 1;
  }
  return start;
}
