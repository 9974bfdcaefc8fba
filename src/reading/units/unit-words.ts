import { z } from "zod";
import given from "./unit-words.json" with { type: "json" };

const words = z.array(z.string().min(1)).min(1);

/**
 * named: a proper name stands before it (春和小学) · plain: often only described (化工厂) · tail: a name's own last
 * character (观景园) · branch: a part of another house (福海校区) · outside: who is called, never whom it is about ·
 * place: where somebody lives or passes · community, street: the two that divide a district.
 */
const KIND_CLASSES = ["named", "plain", "tail", "branch", "outside", "place", "community", "street"] as const;
export type KindClass = (typeof KIND_CLASSES)[number];

const unitWordsSchema = z.strictObject({
  source: z.string(),
  home: words,
  community: words,
  communityVariants: words,
  street: words,
  streetVariants: words,
  company: words,
  kinds: z.array(
    z.strictObject({ word: z.string(), short: z.array(z.string()), class: z.enum(KIND_CLASSES) }),
  ),
  trades: words,
  descriptors: words,
  areaCues: words,
  reportCues: words,
  queryCues: words,
  bodyCues: words,
  /** Before a unit where something is found; before and behind one that is told, asked or tells. */
  placeBefore: words,
  partyBefore: words,
  partyAfter: words,
  landmarks: words,
  facilities: words,
  gates: words,
  dwellings: words,
  functionChars: z.string(),
  nounChars: z.string(),
  beforeChars: z.string(),
  afterChars: z.string(),
  joiners: z.string(),
  people: z.string(),
  notBefore: z.string(),
  prefixChars: z.string(),
  measureChars: z.string(),
  cutWords: words,
  roadChars: z.string(),
  tailChars: z.string(),
  placeStems: z.string(),
  numerals: z.string(),
  blockers: words,
  everyday: words,
  bodyWords: z.record(z.string(), z.array(z.string())),
  bodyNames: z.record(z.string(), z.array(z.string())),
  bodyTails: words,
  zones: words,
  shortened: z.record(z.string(), z.string()),
  numbered: z.record(z.string(), z.string()),
});

/** How units are named, shortened and pointed at; data. */
export const UNIT_WORDS = unitWordsSchema.parse(given);

export type Kind = (typeof UNIT_WORDS.kinds)[number];

/** Groups words by their last character, longest first: the way to ask how a name ends without trying each. */
function byLastChar<T>(items: readonly T[], wordOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of [...items].sort((a, b) => wordOf(b).length - wordOf(a).length)) {
    const last = wordOf(item).slice(-1);
    const group = groups.get(last);
    if (group) group.push(item);
    else groups.set(last, [item]);
  }
  return groups;
}

const KINDS = byLastChar(UNIT_WORDS.kinds, (kind) => kind.word);
const TRADES = byLastChar(UNIT_WORDS.trades, (word) => word);
const DESCRIPTORS = byLastChar([...UNIT_WORDS.descriptors, ...UNIT_WORDS.trades], (word) => word);

/** The longest kind a name ends with, where something stands before it: 市场 of 滇润农贸市场. */
export function kindOf(name: string): Kind | null {
  return (
    KINDS.get(name.slice(-1))?.find(({ word }) => name.length > word.length && name.endsWith(word)) ?? null
  );
}

/** What is left of 宏达机械 without the trade it ends with; the same when there is none. */
export function withoutTrade(name: string): string {
  const trade = TRADES.get(name.slice(-1))?.find((word) => name.endsWith(word));
  return trade ? name.slice(0, -trade.length) : name;
}

/** True when nothing but descriptions stands there: 老食品 of 老食品厂, 大型 of 大型超市. */
export function isDescription(text: string): boolean {
  let rest = text;
  while (rest) {
    const word = DESCRIPTORS.get(rest.slice(-1))?.find((item) => rest.endsWith(item));
    if (!word) return false;
    rest = rest.slice(0, -word.length);
  }
  return true;
}
