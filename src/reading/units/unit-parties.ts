import type { UnitName } from "./unit-index.ts";
import { isArea } from "./unit-meaning.ts";
import { CANDIDATES_MAX, type Found, type Reader, unitsOf } from "./unit-mention.ts";
import { isListed } from "./unit-sentence.ts";
import { sliceFolded } from "./unit-text.ts";
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
const CLAUSE_END = /[,;:。!?\n]/;
const LOOKED_BACK = 4;
const LOOKED_AHEAD = 6;

/**
 * Whom a matter may be about where it names several and its grammar does not say: all of them, the likelier first;
 * empty where there is but one, or one list of equals. Two bodies taken for one are an entry in the wrong ledger.
 */
export function rivalsOf(reader: Reader, stated: Found, said: readonly Found[]): UnitName[] {
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
  if (one.how !== "stated") return !one.weak && isParty(reader, stated) && unitsOf(one).some(isArea);
  const [a] = unitsOf(stated);
  if (!a || isArea(a) === isArea(one.unit)) return true;
  // 彩云幼儿园漏气,前卫社区已到场: the house lies there, and was named first.
  const isApart = CLAUSE_END.test(sliceFolded(reader.text, stated.end, one.start));
  return isArea(a) || a.street !== one.unit.street || !isApart;
}

function isParty({ text }: Reader, { start, end }: Found): boolean {
  const before = sliceFolded(text, start - LOOKED_BACK, start);
  if (PLACE_BEFORE.test(before)) return false;
  return PARTY_BEFORE.test(before) || PARTY_AFTER.test(sliceFolded(text, end, end + LOOKED_AHEAD));
}
