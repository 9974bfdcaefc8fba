import { isOwner, opensAt } from "./unit-beside.ts";
import type { UnitName } from "./unit-index.ts";
import { unitsOf } from "./unit-mention.ts";
import { allIn, type UnitsHeard } from "./units.ts";

/** A unit's name in a text, and which unit it means. */
export type NamedSpan = { start: number; end: number; id: string };

/** Where units are named for certain; streets and departments are no units. */
export const unitSpans = (heard: UnitsHeard): NamedSpan[] =>
  allIn(heard).flatMap((found) =>
    "unit" in found && !found.unit.isBody
      ? [{ start: found.start, end: found.end, id: String(found.unit.id) }]
      : [],
  );

/** A name that opens a thought; `may`: the houses that a word which is no certain name may mean, `weak` where it need not be one. */
export type HeadSpan = NamedSpan & { may?: readonly UnitName[]; weak?: boolean };

const NO_HOUSE = /(?:街道办?|办事处)$/;

/** The certain names, and beside them the words at the head of a thought that may name another house: 「…,彩云的气瓶也乱放」. */
export function headSpans({ reader, said }: UnitsHeard, certain: readonly NamedSpan[]): readonly HeadSpan[] {
  if (certain.length === 0) return certain;
  const heads: HeadSpan[] = said.flatMap((one) => {
    const may = unitsOf(one).filter(({ isBody }) => !isBody);
    const isOther = one.how !== "stated" && (may.length > 0 || unitsOf(one).length === 0);
    if (!isOther || !(opensAt(reader.text, one.start) || isOwner(reader.text, one))) return [];
    const { from, to } = reader.text;
    const [start, end] = [from[one.start] ?? 0, to[one.end - 1] ?? 0];
    const id = may.map((unit) => String(unit.id)).join("/") || reader.text.given.slice(start, end);
    if (NO_HOUSE.test(reader.text.given.slice(start, end))) return [];
    return [{ start, end, id, may, weak: one.weak && !isOwner(reader.text, one) }];
  });
  return heads.length === 0 ? certain : [...certain, ...heads].sort((a, b) => a.start - b.start);
}
