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
export function fitsWords(ctx: StaffContext, act: MatterAct, word: string): (matter: Matter) => boolean {
  const said = ctx.reading?.masked;
  if (!said) return () => true;
  const found = findUnits(ctx.units, said, NO_CHAT, { bodies: false });
  const words = withoutUnits(ctx, said);
  // Behind its own word anything may be told of how it was done.
  const strict = act === "submit" && !said.startsWith(word);
  return (matter) => {
    if (found.how === "stated" && found.unit.name !== matter.unitName) return false;
    if (found.how === "ambiguous" && !found.candidates.some(({ name }) => name === matter.unitName))
      return false;
    if (found.how === "unknown") return false;
    return mayBeAbout(words, withoutUnits(ctx, matter.task), { strict });
  };
}

const withoutUnits = ({ units }: StaffContext, text: string): string =>
  withoutSpans(text, allUnitsIn(units, text));
