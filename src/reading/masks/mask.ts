import type { PiiKind } from "../reading.ts";
import {
  codeOf,
  freshIn,
  type Hide,
  type Kept,
  markOf,
  sealText,
  type Title,
  titlesShown,
  unsealText,
} from "./mask-marks.ts";
import { hideNames } from "./mask-names.ts";
import { hideNumbers } from "./mask-numbers.ts";
import { hideHurtMinors, hideLabels } from "./mask-people.ts";
import { hideRooms } from "./mask-rooms.ts";
import { hideSigns } from "./mask-signs.ts";
import { hideAges, hideCoordinates } from "./mask-whereabouts.ts";

/** The text as it may be kept; what kinds were hidden, as people call them; and a code for each thing hidden. Never a value. */
export type Masked = { text: string; kinds: string[]; codes: PiiKind[] };

export type MaskOptions = {
  /** Residents in disputes, petitions and security matters are hidden on less evidence than a word in a hazard report. */
  eager?: boolean;
  /** Where names of the register stand in the text as it is read here (NFKC): nothing is hidden inside them. */
  keep?: (text: string) => readonly (readonly [start: number, end: number])[];
};

/**
 * Hides personal data in what somebody wrote: numbers in any spacing and script, plates, accounts, home rooms, where
 * and how old somebody is, names, health, labels, hurt children. Ledger numbers, credit codes, dates, amounts and units stay; a text without personal
 * data comes back as given. Whole replacements, no partial digits: part of a phone and a place identify a person.
 */
export function maskText(given: string, { eager = false, keep }: MaskOptions = {}): Masked {
  const values = new Map<Title, Set<string>>();
  const hide: Hide = (title, value) => {
    values.set(title, (values.get(title) ?? new Set()).add(value));
    return markOf(title);
  };
  const kept = keeper(keep);
  let text = sealText(given);
  // Once more until nothing is found: what one rule hides may be the edge that another's name was waiting for.
  for (let before = ""; before !== text; ) {
    before = text;
    text = hideSigns(hideNumbers(hideCoordinates(text, hide), hide), hide);
    text = hideLabels(hideRooms(text, hide, kept), hide);
    text = hideNames(text, hide, { eager, kept });
    text = hideAges(hideHurtMinors(text, hide), hide);
  }
  const found = withoutRepeats(freshIn(text), values);
  return {
    text: found.length > 0 ? unsealText(text) : given,
    kinds: [...new Set(found)],
    codes: found.map(codeOf),
  };
}

/** Looked up only when something is about to be hidden, and once a text. */
function keeper(keep: MaskOptions["keep"]): Kept {
  let [known, spans] = ["", [] as readonly (readonly [number, number])[]];
  return (text, start, end) => {
    if (!keep) return false;
    if (text !== known) [known, spans] = [text, keep(text)];
    return spans.some(([from, to]) => start < to && from < end);
  };
}

/** The same name twice is one person, two rooms of a building one address; who went with a child's age is told too. */
function withoutRepeats(fresh: readonly Title[], values: ReadonlyMap<Title, ReadonlySet<string>>): Title[] {
  const left = new Map([...values].map(([title, all]) => [title, all.size]));
  const inText = fresh.filter((title) => {
    const count = left.get(title) ?? 0;
    left.set(title, count - 1);
    return count > 0;
  });
  return [...inText, ...[...left].flatMap(([title, count]) => Array<Title>(Math.max(0, count)).fill(title))];
}

/** The kinds of these codes as people call them, each once; where one code is of several, as the text has it. */
export function kindTitles(codes: readonly PiiKind[], masked = ""): string[] {
  return [...new Set(codes.flatMap((code) => titlesShown(code, masked)))];
}
