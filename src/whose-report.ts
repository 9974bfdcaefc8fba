import type { OpenContext } from "./command.ts";
import { behindAnother } from "./reading/add-another.ts";
import { ownUnitIn } from "./reading/own-unit.ts";
import type { MatterReading } from "./reading/reading.ts";
import { say } from "./say/zh-CN.ts";

/** So long after one's report 「再加一条」 may be about the same unit. */
const DIRECTLY_MS = 10 * 60_000;

/** What a matter is when who reported it is weighed too, and what its card must say of that. */
export type Owned = { matter: MatterReading; notes: string[] };

/** Whose unit is meant where the words name none: one's own, by one's posts, or that of one's last report; asked. */
export function ownedBy(ctx: OpenContext, text: string): (matter: MatterReading) => Owned {
  const own = ownUnits(ctx, text);
  const last = behindAnother(text) === null ? null : lastUnit(ctx);
  return (matter) => {
    const open = matter.unitHow === "missing" || matter.unitHow === "context";
    const [only, ...others] = open ? (own?.names ?? []) : [];
    if (own && only) {
      // The group's own unit and the speaker's: words 「我们」 in a group of another unit can mean either.
      const among = matter.unit && matter.unit !== only ? [only, ...others, matter.unit] : [only, ...others];
      if (among.length > 1) return { matter: asked(matter, among), notes: [] };
      return { matter: { ...matter, unit: only, unitHow: "context" }, notes: [say.ownPost(own.words, only)] };
    }
    if (!open || !last || matter.unit === last) return { matter, notes: [] };
    return {
      matter: asked(matter, [last, ...(matter.unit ? [matter.unit] : [])]),
      notes: [say.sameUnit(last)],
    };
  };
}

const asked = (matter: MatterReading, candidates: readonly string[]): MatterReading => ({
  ...matter,
  unit: null,
  unitHow: "ambiguous",
  candidates: [...new Set(candidates)].slice(0, 8),
});

function ownUnits({ sender }: OpenContext, text: string): { words: string; names: string[] } | null {
  const own = ownUnitIn(text);
  const held = sender?.posts.flatMap((post) => post.unitName ?? []) ?? [];
  const names = [...new Set(held)].filter((name) => own?.fits(name));
  return own && names.length > 0 ? { words: own.words, names } : null;
}

function lastUnit({ conversation, at }: OpenContext): string | null {
  const { lastReport } = conversation;
  return lastReport && at.getTime() - lastReport.at.getTime() <= DIRECTLY_MS ? lastReport.unit : null;
}
