import type { UnitIndex } from "../../../src/reading/units/unit-index.ts";
import { findUnits } from "../../../src/reading/units/units.ts";
import { units } from "./xishan.ts";

export const NOWHERE = { street: null, unit: null };
type Chat = { street: string | null; unit: string | null };

/** What a text says of units, on one line: `stated 前卫社区 + 金碧社区`, `ambiguous 前卫社区 (前卫街道)`, `unknown 明珠社区 ~ 明波社区`. */
export function tellUnits(
  text: string,
  q: { chat?: Chat; bodies?: boolean; index?: UnitIndex } = {},
): string {
  const { chat = NOWHERE, bodies = false, index = units } = q;
  const found = findUnits(index, text, chat, { bodies });
  const names = (some: readonly { name: string }[]) => some.map(({ name }) => name).join(" ");
  switch (found.how) {
    case "stated":
      return `stated ${found.unit.name}${found.others.length > 0 ? ` + ${names(found.others)}` : ""}`;
    case "context":
      return `context ${found.unit.name}`;
    case "ambiguous":
      return `ambiguous ${names(found.candidates)}${found.areas.length > 0 ? ` (${names(found.areas)})` : ""}`;
    case "unknown":
      return `unknown ${found.text} ~ ${names(found.near)}`.trimEnd();
    default:
      return found.how;
  }
}
