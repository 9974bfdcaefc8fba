import { branchesHere, branchesInBrackets } from "./unit-branch.ts";
import type { UnitIndex, UnitName } from "./unit-index.ts";
import {
  CANDIDATES_MAX,
  type Found,
  placeOf,
  type Reader,
  type UnitMention,
  unitsOf,
  type Via,
} from "./unit-mention.ts";
import { readMentions } from "./unit-mentions.ts";
import { rivalsOf, senderOf } from "./unit-parties.ts";
import { isListed, weighMentions } from "./unit-sentence.ts";
import { sliceFolded } from "./unit-text.ts";

export type { UnitMention } from "./unit-mention.ts";

/** Where it was written, and how, in the text as given. */
type Place = { text: string; start: number; end: number };

export type UnitFinding =
  /** `others`: named with it, as parties to the same thing. */
  | (Place & { how: "stated"; unit: UnitName; via: Via; others: UnitName[] })
  | { how: "context"; unit: UnitName }
  /** `areas`: streets and other bodies that the same word may mean, where only units were asked for. */
  | (Place & { how: "ambiguous"; candidates: UnitName[]; areas: UnitName[] })
  /** `near`: names one slip or one sound away, the closest first. */
  | (Place & { how: "unknown"; near: UnitName[] })
  | { how: "missing" };

type Question = { street: string | null; here: UnitName | null; bodies: boolean };

/**
 * Whom a sentence is about. The longest name wins; what two share, or what is a road as well, is asked; a name that is
 * not on the register is never replaced by a near one, only shown beside it; without a name, the chat's own unit.
 */
export function findUnits(
  index: UnitIndex,
  given: string,
  chat: { street: string | null; unit: string | null },
  { bodies }: { bodies: boolean } = { bodies: true },
): UnitFinding {
  return findIn(hearUnits(index, given), chat, { bodies });
}

/** What was heard of units in one text: whoever asks it several questions need not have it read again. */
export type UnitsHeard = { reader: Reader; found: readonly Found[]; said: readonly Found[] };

/** Reads a text for the names in it. */
export function hearUnits(index: UnitIndex, given: string): UnitsHeard {
  const { reader, found } = readMentions(index, given);
  return { reader, found, said: tellApart(weighMentions(reader, found), found) };
}

/** `findUnits` of a text that was heard. */
export function findIn(
  { reader, found, said: heard }: UnitsHeard,
  chat: { street: string | null; unit: string | null },
  { bodies }: { bodies: boolean },
): UnitFinding {
  const { index } = reader;
  const here = (chat.unit !== null && index.byName.get(chat.unit)) || null;
  const q = { street: chat.street, here, bodies };
  const said = heard.filter((one) => isAskedFor(reader, one, q));
  const stated = said.find((one) => one.how === "stated");
  const open = said.find((one) => one.how !== "stated" && !one.weak && comesFirst(reader, one, stated));
  const doubt = stated?.how === "stated" && !open ? doubtsOf({ reader, found, said }, stated, q) : [];
  const sender = stated?.how === "stated" && !open && !q.bodies ? senderOf(reader, stated, found) : null;
  if (stated && (doubt.length > 0 || sender))
    return {
      ...placeOf(reader, stated),
      how: "ambiguous",
      candidates: doubt.length > 0 ? doubt : [...unitsOf(stated)],
      areas: sender ? [sender] : [],
    };
  if (stated?.how === "stated" && !open)
    return {
      ...placeOf(reader, stated),
      how: "stated",
      unit: stated.unit,
      via: stated.via,
      others: othersOf(reader, stated, said),
    };
  if (here && (!open || isOwn(open, here, q))) return { how: "context", unit: here };
  const asked = open ?? said.find((one) => one.how === "ambiguous") ?? said[0];
  return asked ? ask(reader, asked, q) : { how: "missing" };
}

/** What a certain name may stand for all the same: a branch of it, or another party that is named with it. */
function doubtsOf(
  { reader, found, said }: UnitsHeard,
  stated: Found & { how: "stated" },
  q: Question,
): UnitName[] {
  const { unit } = stated;
  const bracketed = branchesInBrackets(reader, stated, unit);
  if (bracketed.length > 0) return bracketed;
  const branches = saysStreet(found, unit) ? [] : branchesHere(reader.index, unit, q.street);
  if (branches.length > 0) return inOrder([unit, ...branches], q);
  // A question may name several at once; a matter is about one.
  return q.bodies ? [] : rivalsOf(reader, stated, said);
}

/** 西苑春和小学 is the one in 西苑, whichever street the group belongs to. */
const saysStreet = (found: readonly Found[], { street }: UnitName) =>
  found.some((one) => unitsOf(one).some((unit) => unit.isBody && unit.name === street));

/** Every place where a text names units, left to right, those it denies or corrects left out; for lists and splitting. */
export function allUnitsIn(index: UnitIndex, given: string): UnitMention[] {
  return allIn(hearUnits(index, given));
}

/** `allUnitsIn` of a text that was heard. */
export const allIn = ({ reader, said }: UnitsHeard): UnitMention[] =>
  said.map((one) => ({ ...one, ...placeOf(reader, one) }));

/** Two units of one name: the street that the text names tells them apart. */
function tellApart(said: readonly Found[], all: readonly Found[]): Found[] {
  const named = new Set(all.flatMap((one) => (one.how === "stated" ? one.unit.name : [])));
  return said.map((one) => {
    if (one.how !== "ambiguous" || new Set(one.units.map(({ name }) => name)).size > 1) return one;
    const [unit, second] = one.units.filter(({ street }) => street !== null && named.has(street));
    if (one.weak || one.units.length < 2 || !unit || second) return one;
    return { start: one.start, end: one.end, how: "stated", unit, via: "name" };
  });
}

function isAskedFor({ text }: Reader, one: Found, q: Question): boolean {
  if (q.bodies || unitsOf(one).some((unit) => !unit.isBody)) return true;
  return one.how === "unknown" && !/街道办?$/.test(sliceFolded(text, one.start, one.end));
}

/** Of what is open, a name that nobody knows counts where it stands first; a doubtful one only in a list with it. */
function comesFirst(reader: Reader, one: Found, stated: Found | undefined): boolean {
  if (!stated) return true;
  return one.start < stated.start && (one.how === "unknown" || isListed(reader, one, stated));
}

/** In 前卫社区's own chat 前卫 is that community; where streets count too, it is asked there as well. */
function isOwn(one: Found, here: UnitName, q: Question): boolean {
  const units = unitsOf(one);
  return one.how === "ambiguous" && units.includes(here) && !(q.bodies && units.some((unit) => unit.isBody));
}

const CLAUSE_END = /[,;:。!?\n]/;

/** What is named in the same clause, or in one list with it. */
function othersOf(reader: Reader, stated: Found, said: readonly Found[]): UnitName[] {
  const others = new Set<UnitName>();
  let last = stated;
  for (const one of said.slice(said.indexOf(stated) + 1)) {
    const isOneClause = !CLAUSE_END.test(sliceFolded(reader.text, last.end, one.start));
    if (one.how !== "stated" || !(isOneClause || isListed(reader, last, one))) break;
    others.add(one.unit);
    last = one;
  }
  return [...others].filter((unit) => !unitsOf(stated).includes(unit)).slice(0, CANDIDATES_MAX);
}

function ask(reader: Reader, one: Found, q: Question): UnitFinding {
  const at = placeOf(reader, one);
  const meant = [...new Set(unitsOf(one))];
  const units = meant.filter((unit) => q.bodies || !unit.isBody);
  if (one.how === "unknown") return { ...at, how: "unknown", near: units.slice(0, CANDIDATES_MAX) };
  // In a unit's own chat it is one of those that may be meant.
  const candidates = q.here && !units.includes(q.here) ? [...units, q.here] : units;
  const areas = q.bodies ? [] : meant.filter((unit) => unit.isBody);
  return { ...at, how: "ambiguous", candidates: inOrder(candidates, q).slice(0, CANDIDATES_MAX), areas };
}

/** The chat's own street first, then streets before what lies in them, then as registered. */
function inOrder(units: readonly UnitName[], { street }: Question): UnitName[] {
  const rank = (unit: UnitName) =>
    (street !== null && unit.street === street ? 0 : 2) + (unit.isBody ? 0 : 1);
  return [...units].sort((a, b) => rank(a) - rank(b));
}
