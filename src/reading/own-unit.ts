import { z } from "zod";
import given from "./own-unit.json" with { type: "json" };

const DATA = z
  .object({
    we: z.string().min(1),
    kinds: z.record(z.string(), z.array(z.string()).min(1)),
    besides: z.string().min(1),
    of_another: z.string().min(1),
  })
  .parse(given);

const KINDS = Object.keys(DATA.kinds).sort((a, b) => b.length - a.length);
/** 「我们社区旁边的网吧」 and 「我们社区的幼儿园」 are another's; 「基本单位」 and 「我们村委会」 are no such word. */
const OURS = new RegExp(
  `(?<!不是|跟|和|与|到|基|根|书|找|剧)(${DATA.we})(${KINDS.join("|")})(?!${DATA.besides}|${DATA.of_another}|委会|民)`,
  "u",
);

/** 「我们幼儿园」: the words, and whether a unit of this name can be called so; null where nobody speaks of their own. */
export function ownUnitIn(text: string): { words: string; fits(name: string): boolean } | null {
  const [words, , kind = ""] = OURS.exec(text.normalize("NFKC")) ?? [];
  const endings = DATA.kinds[kind];
  if (!words || !endings) return null;
  return { words, fits: (name) => endings.some((ending) => name.includes(ending)) };
}
