import type { UnitIndex, UnitName } from "./unit-index.ts";

/** Pieces that half the register shares tell nothing. */
const COMMON_PIECES = new Set(["示例", "社区", "街道", "西山", "昆明"]);

/**
 * Names of the register that a text may mean, those that share the most with it first, then those of the chat's
 * street. A list to choose from, for somebody who knows no register; it decides nothing. Looks at every name: not for
 * a message's way.
 */
export function unitsNear(
  index: UnitIndex,
  text: string,
  q: { chat: { street: string | null; unit: string | null }; max: number },
): string[] {
  const said = piecesOf(text.normalize("NFKC"));
  const near: { name: string; rank: number }[] = [];
  for (const one of index.names) {
    if (one.isBody) continue;
    const here = q.chat.street !== null && one.street === q.chat.street;
    const rank = sharedBy(one, said) * 4 + (one.name === q.chat.unit ? 2 : 0) + (here ? 1 : 0);
    if (rank > 0) near.push({ name: one.name, rank });
  }
  return near
    .sort((a, b) => b.rank - a.rank)
    .slice(0, q.max)
    .map((one) => one.name);
}

/** Every two signs that stand side by side. */
function piecesOf(text: string): Set<string> {
  const pieces = new Set<string>();
  for (let at = 0; at + 2 <= text.length; at++) pieces.add(text.slice(at, at + 2));
  for (const piece of COMMON_PIECES) pieces.delete(piece);
  return pieces;
}

function sharedBy(unit: UnitName, said: ReadonlySet<string>): number {
  let most = sharedIn(unit.name, said);
  for (const alias of unit.aliases) most = Math.max(most, sharedIn(alias, said));
  return most;
}

function sharedIn(name: string, said: ReadonlySet<string>): number {
  let shared = 0;
  for (let at = 0; at + 2 <= name.length; at++) if (said.has(name.slice(at, at + 2))) shared += 1;
  return shared;
}
