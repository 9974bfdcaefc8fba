import { codeOf, freshIn, type Hide, markOf, sealText, titleOf, unsealText } from "./mask-marks.ts";
import { hideNames } from "./mask-names.ts";
import { hideNumbers } from "./mask-numbers.ts";
import { hideHurtMinors, hideLabels } from "./mask-people.ts";
import { hideRooms } from "./mask-rooms.ts";
import { hideSigns } from "./mask-signs.ts";
import type { PiiKind } from "./reading.ts";

/** The text as it may be kept; what kinds were hidden, as people call them; and a code for each thing hidden. Never a value. */
export type Masked = { text: string; kinds: string[]; codes: PiiKind[] };

export type MaskOptions = {
  /** Residents in disputes, petitions and security matters are hidden on less evidence than a word in a hazard report. */
  eager?: boolean;
  /** Where names of the register stand in the text as it is read here (NFKC): nothing is hidden inside them. */
  keep?: (text: string) => readonly (readonly [start: number, end: number])[];
};

/**
 * Hides personal data in what somebody wrote: numbers in any spacing and script, plates, accounts, home rooms, names,
 * health, labels, hurt children. Ledger numbers, credit codes, dates, amounts and units stay; a text without personal
 * data comes back as given. Whole replacements, no partial digits: part of a phone and a place identify a person.
 */
export function maskText(given: string, { eager = false, keep }: MaskOptions = {}): Masked {
  const values = new Map<PiiKind, Set<string>>();
  const hide: Hide = (title, value) => {
    values.set(codeOf(title), (values.get(codeOf(title)) ?? new Set()).add(value));
    return markOf(title);
  };
  let text = sealText(given);
  // Once more until nothing is found: what one rule hides may be the edge that another's name was waiting for.
  for (let before = ""; before !== text; ) {
    before = text;
    text = hideSigns(hideNumbers(text, hide), hide);
    text = hideLabels(hideRooms(text, hide, keeper(text, keep)), hide);
    text = hideNames(text, hide, { eager, kept: keeper(text, keep) });
    text = hideHurtMinors(text, hide);
  }
  const fresh = freshIn(text);
  return {
    text: fresh.length > 0 ? unsealText(text) : given,
    kinds: [...new Set(fresh)],
    codes: codesOf(fresh.map(codeOf), values),
  };
}

/** Looked up only when something is about to be hidden. */
function keeper(text: string, keep: MaskOptions["keep"]) {
  let spans: readonly (readonly [number, number])[] | null = null;
  return (start: number, end: number): boolean => {
    if (!keep) return false;
    spans ??= keep(text);
    return spans.some(([from, to]) => start < to && from < end);
  };
}

/** The same name twice is one person, two rooms of a building one address. */
function codesOf(fresh: readonly PiiKind[], values: ReadonlyMap<PiiKind, ReadonlySet<string>>): PiiKind[] {
  const told = new Map<PiiKind, number>();
  return fresh.filter((code) => {
    const count = (told.get(code) ?? 0) + 1;
    told.set(code, count);
    return count <= (values.get(code)?.size ?? 0);
  });
}

/** The kinds of these codes as people call them, each once. */
export function kindTitles(codes: readonly PiiKind[]): string[] {
  return [...new Set(codes.map(titleOf))];
}
