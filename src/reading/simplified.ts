import { z } from "zod";
import given from "./simplified.json" with { type: "json" };

const { pairs, sounds } = z
  .object({ source: z.string(), pairs: z.string(), sounds: z.record(z.string(), z.string()) })
  .parse(given);

const SIMPLIFIED = new Map(
  Array.from(pairs.matchAll(/(.)(.)/gsu), ([, traditional = "", simplified = ""]) => [
    traditional,
    simplified,
  ]),
);
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join("")}]`, "gu");
/** Behind a Chinese sign and with no other letter after it: 「跳lou」, not 「Louis」. */
const SOUNDED = new RegExp(`(?<=[一-龥])(?:${Object.keys(sounds).join("|")})(?![a-z])`, "gi");
/** 命.案, 自*杀: what stands alone between two Chinese signs to hide a word. */
const WEDGE = /(?<=[一-龥])[.·*_+~^|-]{1,3}(?=[一-龥])/g;

/** A text as it is looked at for words that somebody may write otherwise; what is kept and sent stays as it was. */
export const simplified = (text: string): string =>
  text
    .replace(TRADITIONAL, (sign) => SIMPLIFIED.get(sign) ?? sign)
    .replace(SOUNDED, (sound) => sounds[sound.toLowerCase()] ?? sound)
    .replace(WEDGE, "");
