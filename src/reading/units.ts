import type { UnitIndex, UnitName } from "./unit-index.ts";
import { type Found, type Reader, tellMention, type UnitMention, unitsOf, type Via } from "./unit-mention.ts";
import { readMentions } from "./unit-mentions.ts";
import { isListed, weighMentions } from "./unit-sentence.ts";
import { sliceFolded } from "./unit-text.ts";

export type UnitFinding =
  /** `text`, `start`, `end`: as it was written, and where. `others`: named with it, as parties to the same thing. */
  | { how: "stated"; unit: UnitName; text: string; start: number; end: number; via: Via; others: UnitName[] }
  | { how: "context"; unit: UnitName }
  /** `areas`: streets and other bodies that the same word may mean, where only units were asked for. */
  | { how: "ambiguous"; candidates: UnitName[]; areas: UnitName[]; text: string; start: number; end: number }
  /** `near`: names one slip or one sound away, the closest first. */
  | { how: "unknown"; text: string; near: UnitName[]; start: number; end: number }
  | { how: "missing" };

type Chat = { street: string | null; unit: string | null };

/**
 * Whom a sentence is about. The longest name wins; what two share, or what is a road as well, is asked; a name that is
 * not on the register is never replaced by a near one, only shown beside it; without a name, the chat's own unit.
 */
export function findUnits(
  index: UnitIndex,
  given: string,
  chat: Chat,
  q: { bodies: boolean } = { bodies: true },
): UnitFinding {
  const { reader, found } = readMentions(index, given);
  const said = weighMentions(reader, found)
    .map((one) => byStreet(reader, one, found))
    .filter((one) => isAskedFor(reader, one, q));
  const stated = said.find((one) => one.how === "stated");
  const first = said.find((one) => one.how !== "stated" && !one.weak && isBefore(reader, one, stated));
  if (first && first.how === "unknown") return asked(reader, first, chat, q);
  if (stated && !(first && isListed(reader, first, stated)) && stated.how === "stated")
    return { ...place(reader, stated), ...statedUnit(reader, stated, said) };

  const here = chat.unit === null ? undefined : index.byName.get(chat.unit);
  if (here && (!first || isOwn(reader, first, here, q))) return { how: "context", unit: here };
  const open = first ?? said.find((one) => one.how === "ambiguous") ?? said[0];
  return open ? asked(reader, open, chat, q) : { how: "missing" };
}

/** Every place where a text names units, left to right, those it denies or corrects left out; for lists and splitting. */
export function allUnitsIn(index: UnitIndex, given: string): UnitMention[] {
  const { reader, found } = readMentions(index, given);
  return weighMentions(reader, found)
    .map((one) => byStreet(reader, one, found))
    .map((one) => tellMention(reader, one));
}

/** Two units of one name: the street that the text names tells them apart. */
function byStreet({ index }: Reader, one: Found, all: readonly Found[]): Found {
  if (one.how !== "ambiguous" || one.weak || one.units.length < 2) return one;
  const names = new Set(one.units.map((unit) => index.names[unit]?.name));
  if (names.size > 1) return one;
  const streets = all.flatMap((other) =>
    other.how === "stated" ? (index.names[other.unit]?.name ?? []) : [],
  );
  const [unit, second] = one.units.filter((item) => streets.includes(index.names[item]?.street ?? ""));
  return unit !== undefined && second === undefined
    ? { start: one.start, end: one.end, how: "stated", unit, via: "name" }
    : one;
}

function isAskedFor({ index, text }: Reader, one: Found, q: { bodies: boolean }): boolean {
  if (q.bodies) return true;
  if (one.how === "stated") return index.names[one.unit]?.isBody === false;
  const units = unitsOf(index, one.units).filter((unit) => !unit.isBody);
  if (units.length > 0) return true;
  return one.how === "unknown" && !/街道办?$/.test(sliceFolded(text, one.start, one.end));
}

/** Of what is open, a name that nobody knows counts where it stands first; a doubtful one only in a list with it. */
function isBefore(reader: Reader, one: Found, stated: Found | undefined): boolean {
  if (!stated) return true;
  return one.start < stated.start && (one.how === "unknown" || isListed(reader, one, stated));
}

function isOwn({ index }: Reader, one: Found, here: UnitName, q: { bodies: boolean }): boolean {
  if (one.how !== "ambiguous") return false;
  const units = unitsOf(index, one.units);
  return units.includes(here) && !(q.bodies && units.some((unit) => unit.isBody));
}

const place = ({ text }: Reader, { start, end }: Found) => {
  const [from, to] = [text.from[start] ?? 0, text.to[end - 1] ?? 0];
  return { text: text.given.slice(from, to), start: from, end: to };
};

const CLAUSE_END = /[,;:。!?\n]/;

function statedUnit(
  reader: Reader,
  stated: Found & { how: "stated" },
  said: readonly Found[],
): { how: "stated"; unit: UnitName; via: Via; others: UnitName[] } {
  const { index, text } = reader;
  const others = new Set<number>();
  let last: Found = stated;
  for (const one of said.slice(said.indexOf(stated) + 1)) {
    const isOneClause = !CLAUSE_END.test(sliceFolded(text, last.end, one.start));
    if (one.how !== "stated" || !(isOneClause || isListed(reader, last, one))) break;
    if (one.unit !== stated.unit) others.add(one.unit);
    last = one;
  }
  const [unit] = unitsOf(index, [stated.unit]);
  if (!unit) throw new Error("a mention outside the register");
  return { how: "stated", unit, via: stated.via, others: unitsOf(index, [...others]) };
}

function asked(reader: Reader, one: Found, chat: Chat, q: { bodies: boolean }): UnitFinding {
  const here = chat.unit === null ? undefined : reader.index.byName.get(chat.unit);
  const units = unitsOf(reader.index, one.how === "stated" ? [one.unit] : one.units);
  const fit = q.bodies ? units : units.filter((unit) => !unit.isBody);
  const at = place(reader, one);
  if (one.how === "unknown") return { ...at, how: "unknown", near: fit };
  const areas = q.bodies ? [] : units.filter((unit) => unit.isBody);
  return { ...at, how: "ambiguous", candidates: ordered(withHere(fit, here), chat), areas };
}

/** The chat's own street first, then streets before what lies in them, then as registered. */
function ordered(units: readonly UnitName[], chat: Chat): UnitName[] {
  const rank = (unit: UnitName) =>
    (unit.street === chat.street && chat.street ? 0 : 2) + (unit.isBody ? 0 : 1);
  return [...units].sort((a, b) => rank(a) - rank(b));
}

/** In a unit's own chat it is one of those that may be meant. */
const withHere = (units: readonly UnitName[], here: UnitName | undefined): UnitName[] =>
  here && !units.includes(here) ? [...units, here] : [...units];
