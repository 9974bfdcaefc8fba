import { isJoined, isOwner } from "./unit-beside.ts";
import type { UnitName } from "./unit-index.ts";
import { isArea } from "./unit-meaning.ts";
import { CANDIDATES_MAX, type Found, type Reader, unitsOf } from "./unit-mention.ts";
import { isListed } from "./unit-sentence.ts";
import { sliceFolded } from "./unit-text.ts";
import { ROOT } from "./unit-trie.ts";
import { UNIT_WORDS } from "./unit-words.ts";

const anyOf = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join("|");
/** 在福海社区发现, 检查福海社区发现: the place, whoever looks. */
const PLACE_BEFORE = new RegExp(`(?:${anyOf(UNIT_WORDS.placeBefore)})了?$`);
/** Who is told, asked or left: 报福海社区, 请福海社区, 从福海社区. */
const PARTY_BEFORE = new RegExp(`(?:${anyOf(UNIT_WORDS.partyBefore)})(?:了|给|到|于)?$`);
/** Who tells, looks or helps: 福海社区副主任, 福海社区通知, 福海社区配合. */
const PARTY_AFTER = new RegExp(`^的?(?:${anyOf(UNIT_WORDS.partyAfter)})`);
/** 前卫社区2栋、官庄社区5栋: still one list. */
const LISTED_PLACES = /^[^,;:。!?\n]{0,5}(?:和|与|跟|及|、)$/;
/** Who speaks to or of another right behind. */
const TELLS =
  /^(?:网格员|书记|主任|这边|那边)?(?:通知|反映|举报|说|讲|让|叫|喊|请|催|要求|督促|报|上报|报告|转|转给|转交|交办|告知|提醒|接到|收到|发现|查到|看到|检查)(?:了|给|到|说|:|,)?/;
const SENDS =
  /^(?:转|交|派|批转|转交|转办|转给|转发|交办|派给|派单|发给|通知|让|请|要求|下发)(?:给|到|至)?[:,]?$/;
/** 河南籍, 阳光小区, 和平路: no community. */
const NO_UNIT_AFTER = /^(?:籍|人(?!员)|话|小区|路|街(?!道)|巷|花园|家园|公园|广场)/;
const STEM_CHARS_MAX = 6;
const CLAUSE_END = /[,;:。!?\n]/;
const LOOKED_BACK = 4;
const LOOKED_AHEAD = 6;

/**
 * Whom a matter may be about where it names several and its grammar does not say: all of them, the likelier first;
 * empty where there is but one, or one list of equals. Two bodies taken for one are an entry in the wrong ledger.
 */
export function rivalsOf(reader: Reader, stated: Found, said: readonly Found[]): UnitName[] {
  const named = rivalsNamed(reader, stated, said);
  const bare = named.length > 0 || said.length > 1 ? [] : bareAfter(reader, stated);
  return bare.length > 0 ? [...bare, ...unitsOf(stated)].slice(0, CANDIDATES_MAX) : named;
}

/** 福海社区通知陆家飞线: the second by its stem alone, which elsewhere would be no name. */
function bareAfter({ index, text }: Reader, stated: Found): readonly UnitName[] {
  const verb = TELLS.exec(sliceFolded(text, stated.end, stated.end + LOOKED_AHEAD));
  if (!verb || !unitsOf(stated).every(isArea)) return [];
  const from = stated.end + verb[0].length;
  let node = ROOT;
  let meant: readonly UnitName[] = [];
  let end = from;
  for (let at = from; at < from + STEM_CHARS_MAX && at < text.codes.length; at++) {
    node = index.trie.step(node, text.codes[at] ?? 0);
    if (node === 0) break;
    if (at === from || !index.hasForms(node)) continue;
    meant = index.formsAt(node).map(({ unit }) => unit);
    end = at + 1;
  }
  if (NO_UNIT_AFTER.test(sliceFolded(text, end, end + 2))) return [];
  const others = [...new Set(meant)].filter((unit) => isArea(unit) && !unit.isBody);
  return others.some((unit) => unitsOf(stated).includes(unit)) ? [] : others;
}

/** 前卫街道转福海社区, which lies in another street: whose it is, is open. */
export function senderOf(
  reader: Reader,
  stated: Found & { how: "stated" },
  found: readonly Found[],
): UnitName | null {
  const { street } = stated.unit;
  const sender = found.findLast(
    (one) => one.end < stated.start && one.how === "stated" && one.unit.isBody && isArea(one.unit),
  );
  if (sender?.how !== "stated" || street === null || sender.unit.name === street) return null;
  return SENDS.test(sliceFolded(reader.text, sender.end, stated.start)) ? sender.unit : null;
}

function rivalsNamed(reader: Reader, stated: Found, said: readonly Found[]): UnitName[] {
  const rivals: Found[] = [];
  let last = stated;
  for (const one of said.slice(said.indexOf(stated) + 1)) {
    if (isSame(stated, one)) continue;
    if (isInList(reader, last, one)) last = one;
    else if (isRival(reader, stated, one)) rivals.push(one);
  }
  if (rivals.length === 0) return [];
  const all = [stated, ...rivals];
  // 普坪社区联合明波社区检查,普坪社区3栋飞线: named once more without a part in it.
  const likelier = said.filter((one) => all.some((other) => isSame(other, one)) && !isParty(reader, one));
  return [...new Set([...likelier, ...all].flatMap(unitsOf))].slice(0, CANDIDATES_MAX);
}

const isSame = (a: Found, b: Found) => unitsOf(b).every((unit) => unitsOf(a).includes(unit));

function isInList(reader: Reader, a: Found, b: Found): boolean {
  // 福海社区陆家社区飞线: nothing joins them.
  if (b.how !== "stated" || b.start === a.end) return false;
  return isListed(reader, a, b) || LISTED_PLACES.test(sliceFolded(reader.text, a.end, b.start));
}

/** What is not certain counts only beside a name that was told, asked or sent. */
function isRival(reader: Reader, stated: Found, one: Found): boolean {
  if (one.how !== "stated")
    return (
      !one.weak &&
      ((isParty(reader, stated) && unitsOf(one).some(isArea)) || isOtherHouse(reader, stated, one))
    );
  const [a] = unitsOf(stated);
  if (!a || isArea(a) === isArea(one.unit)) return true;
  // 彩云幼儿园漏气,前卫社区已到场: the house lies there, and was named first.
  const isApart = CLAUSE_END.test(sliceFolded(reader.text, stated.end, one.start));
  return isArea(a) || a.street !== one.unit.street || !isApart;
}

/** 「滇润的看过了,彩云的气瓶乱放」, 「滇润跟采云的通道」: whose it is may be another house's, named by a word or with a slip. */
function isOtherHouse(reader: Reader, stated: Found, one: Found): boolean {
  const units = unitsOf(one);
  if (units.length === 0) return false;
  if (isJoined(reader.text, stated, one)) return true;
  return !units.some(isArea) && one.how === "ambiguous" && isOwner(reader.text, one);
}

function isParty({ text }: Reader, { start, end }: Found): boolean {
  const before = sliceFolded(text, start - LOOKED_BACK, start);
  if (PLACE_BEFORE.test(before)) return false;
  return PARTY_BEFORE.test(before) || PARTY_AFTER.test(sliceFolded(text, end, end + LOOKED_AHEAD));
}
