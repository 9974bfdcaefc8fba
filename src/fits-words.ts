import type { Matter } from "../db/matters.ts";
import type { StaffContext } from "./command.ts";
import type { MatterAct } from "./domain/matter.ts";
import { withoutSpans } from "./reading/plain-text.ts";
import { mayBeAbout } from "./reading/same-thing.ts";
import { allUnitsIn, findUnits } from "./reading/units/units.ts";

/** Words are no proof of which matter is meant; here the chat's own unit says nothing, only a name that was written. */
const NO_CHAT = { street: null, unit: null };

/**
 * Whether a matter may be the one these words are about: not if they name another unit, or another thing. That a
 * person has only this one open says nothing: 「楼道杂物清完了」 was filed on somebody's wires.
 */
export function fitsWords(
  ctx: StaffContext,
  act: MatterAct,
  word: string,
  said = ctx.reading?.masked,
): (matter: Matter) => boolean {
  if (!said) return () => true;
  const found = findUnits(ctx.units, said, NO_CHAT, { bodies: false });
  const words = withoutUnits(ctx, said);
  // Behind its own word anything may be told of how it was done, and still a thing named there is that of some matter.
  const unlisted = act === "submit";
  const strict = unlisted && !said.startsWith(word);
  return (matter) => {
    if (found.how === "stated" && found.unit.name !== matter.unitName) return false;
    if (found.how === "ambiguous" && !found.candidates.some(({ name }) => name === matter.unitName))
      return false;
    if (found.how === "unknown") return false;
    return mayBeAbout(words, withoutUnits(ctx, matter.task), { strict, unlisted });
  };
}

const withoutUnits = ({ units }: StaffContext, text: string): string =>
  withoutSpans(text, allUnitsIn(units, text));

/**
 * The unit that words begin with, where it is another than that of the matter whose card they reply to; null where
 * they name none, or name it further on: 「整改 已请福海社区清走」 tells how it was done.
 */
export function otherUnitNamed(ctx: StaffContext, matter: Matter, word: string): string | null {
  const said = ctx.reading?.masked;
  if (!said) return null;
  const found = findUnits(ctx.units, said, NO_CHAT, { bodies: false });
  if (found.how !== "stated" && found.how !== "ambiguous") return null;
  const meant = found.how === "stated" ? [found.unit] : found.candidates;
  const own = meant.some(
    ({ id, name }) => id === matter.unitId || id === matter.communityId || matter.task.includes(name),
  );
  // Told with the matter: its other party, or the place it stands in.
  if (own || matter.task.includes(found.text)) return null;
  const before = said.normalize("NFKC").slice(0, found.start).replace(word, "");
  return BEFORE_UNIT.test(before) ? (found.how === "stated" ? found.unit.name : found.text) : null;
}

/** Nothing that tells of anything. */
const BEFORE_UNIT =
  /^(?:签收|整改|提交|核验|通过|打回|续报|补充|同意销号|不通过|我们|我|这边|这个|那个|是|把|将|对|关于|报告|领导|已经|已|了|[\s\p{P}])*$/u;
