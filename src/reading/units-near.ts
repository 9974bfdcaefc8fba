import type { UnitIndex, UnitName } from "./unit-index.ts";

/** Pieces that half the register shares tell nothing. */
const COMMON_PIECES = new Set(["示例", "社区", "街道", "西山", "昆明"]);

/**
 * Names of the register that a text may mean, those that share the most with it first, then those of the chat's
 * street. A list to choose from, for somebody who knows no register; it decides nothing.
 */
export function unitsNear(
  index: UnitIndex,
  text: string,
  q: { chat: { street: string | null; unit: string | null }; max: number },
): string[] {
  const said = piecesOf(text.normalize("NFKC"));
  const { street, unit } = q.chat;
  return index.names
    .filter((one) => !one.isBody)
    .map((one) => ({ name: one.name, shared: sharedBy(one, said), here: one.street === street && !!street }))
    .filter((one) => one.shared > 0 || one.here || one.name === unit)
    .sort((a, b) => rank(b, unit) - rank(a, unit))
    .slice(0, q.max)
    .map((one) => one.name);
}

const rank = (one: { name: string; shared: number; here: boolean }, unit: string | null) =>
  one.shared * 4 + (one.name === unit ? 2 : 0) + (one.here ? 1 : 0);

function sharedBy(unit: UnitName, said: ReadonlySet<string>): number {
  let most = 0;
  for (const name of [unit.name, ...unit.aliases]) {
    let shared = 0;
    for (const piece of piecesOf(name)) if (said.has(piece)) shared += 1;
    most = Math.max(most, shared);
  }
  return most;
}

/** Every two signs that stand side by side. */
function piecesOf(text: string): Set<string> {
  const pieces = new Set<string>();
  for (let at = 0; at + 2 <= text.length; at++) {
    const piece = text.slice(at, at + 2);
    if (!COMMON_PIECES.has(piece)) pieces.add(piece);
  }
  return pieces;
}
