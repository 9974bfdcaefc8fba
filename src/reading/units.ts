import { editDistance } from "./nearest-word.ts";
import type { UnitIndex, UnitName } from "./unit-index.ts";

export type UnitFinding =
  /** `text`: as it was written. */
  | { how: "stated"; unit: UnitName; text: string }
  | { how: "context"; unit: UnitName }
  | { how: "ambiguous"; candidates: UnitName[] }
  | { how: "unknown"; text: string; near: UnitName[] }
  | { how: "missing" };

/** A stem that is also a road or a quarter says where something is, not whose it is. */
const ROAD_LIKE = /(路|街|巷|道|大道)$/;
const CANDIDATES_MAX = 8;

type Hit = { key: string; at: number; meant: readonly UnitName[] };

/**
 * Whom a sentence is about. The longest name wins; a stem that two share, or that is a road, is asked about;
 * a name that is not on the register is never replaced by a near one, only shown beside it.
 */
export function findUnits(
  index: UnitIndex,
  given: string,
  chat: { street: string | null; unit: string | null },
  q: { bodies: boolean } = { bodies: true },
): UnitFinding {
  const text = given.normalize("NFKC").replace(/\s+/g, " ");
  const hits = hitsIn(index, text);
  const fits = (unit: UnitName) => q.bodies || !unit.isBody;
  const strong = hits.find((hit) => !isWeak(hit, text) && hit.meant.some(fits) && hit.meant.length === 1);
  if (strong?.meant[0]) return { how: "stated", unit: strong.meant[0], text: strong.key };

  const shared = hits.find((hit) => hit.meant.filter(fits).length > 0);
  if (shared) {
    const candidates = shared.meant.filter(fits);
    return { how: "ambiguous", candidates: candidates.slice(0, CANDIDATES_MAX) };
  }
  const unknown = unknownName(index, text, hits);
  if (unknown) return unknown;
  const here = chat.unit ? index.names.find((unit) => unit.name === chat.unit) : undefined;
  return here ? { how: "context", unit: here } : { how: "missing" };
}

/** Names in the text from left to right, the longest at each place, without overlaps. */
function hitsIn(index: UnitIndex, text: string): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < text.length; ) {
    const length = index.lengths.find(
      (size) => at + size <= text.length && index.keys.has(text.slice(at, at + size)),
    );
    if (length === undefined) {
      at += 1;
      continue;
    }
    const key = text.slice(at, at + length);
    hits.push({ key, at, meant: index.keys.get(key) ?? [] });
    at += length;
  }
  return hits;
}

/** 春雨路 is a road, 益康路口 a crossing, 金碧路 a road of the stem 金碧: places, not the community. */
function isWeak(hit: Hit, text: string): boolean {
  const isStem = hit.meant.every((unit) => !unit.name.endsWith(hit.key) && !unit.aliases.includes(hit.key));
  if (!isStem) return false;
  return ROAD_LIKE.test(hit.key) || /^[路街巷道口桥]/.test(text.slice(hit.at + hit.key.length));
}

const NOT_A_NAME = /^(我们|本|该|各|全|这个|那个|哪个|每个|所有|两个|几个|一个|某)$/;

/** 「明珠社区」 that no register has: shown with names one slip away, for a person to choose. */
function unknownName(index: UnitIndex, text: string, hits: readonly Hit[]): UnitFinding | null {
  const match = /([\u4e00-\u9fa5]{2,8})(社区|街道)/.exec(text);
  const [, before = "", suffix = ""] = match ?? [];
  if (
    !match ||
    hits.some((hit) => hit.at < match.index + match[0].length && hit.at + hit.key.length > match.index)
  )
    return null;
  const stems = [before, before.slice(-4), before.slice(-3), before.slice(-2)].filter(
    (stem) => !NOT_A_NAME.test(stem),
  );
  const known = index.names.filter((unit) => unit.name.endsWith(suffix));
  const near = known.filter((unit) => stems.some((stem) => editDistance(stem + suffix, unit.name) === 1));
  const closest = stems.find((stem) => near.some((unit) => editDistance(stem + suffix, unit.name) === 1));
  const stem = closest ?? (before.length <= 4 ? before : before.slice(-2));
  return NOT_A_NAME.test(stem)
    ? null
    : { how: "unknown", text: stem + suffix, near: near.slice(0, CANDIDATES_MAX) };
}
