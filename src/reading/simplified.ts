import { z } from "zod";
import given from "./simplified.json" with { type: "json" };

const { pairs, sounds, parted } = z
  .object({
    source: z.string(),
    pairs: z.string(),
    sounds: z.record(z.string(), z.string()),
    parted: z.array(z.string()).min(1),
  })
  .parse(given);

const SIMPLIFIED = new Map(
  Array.from(pairs.matchAll(/(.)(.)/gsu), ([, traditional = "", simplified = ""]) => [
    traditional,
    simplified,
  ]),
);
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join("")}]`, "gu");
const SOUND = Object.keys(sounds)
  .sort((a, b) => b.length - a.length)
  .join("|");
/** Beside a Chinese sign and with no other letter: 「跳lou」, 「shi体」, not 「Louis」. */
const SOUNDED = new RegExp(`(?<=[一-龥])(?:${SOUND})(?![a-z])|(?<![a-z0-9])(?:${SOUND})(?=[一-龥])`, "gi");
/** 命.案, 跳🏢楼: what stands between two Chinese signs to hide a word, and is no sign that parts sentences. */
const WEDGE = /(?<=[一-龥])[^\p{L}\p{N}\s,。;!?:、"'“”「」『』()<>《》[\]□\uFDD0-\uFDEF]{1,6}(?=[一-龥])/gu;
/** 跳、楼 alone or behind who does it: there 、 and 。 part nothing. */
const PARTED = new RegExp(
  `(?<=^|[人要想闹去被似])(?:${parted.map((word) => [...word].join("[,。;!?:、]")).join("|")})(?![道上下梯层栋房门])`,
  "g",
);

export const inSimpleSigns = (text: string): string =>
  text.replace(TRADITIONAL, (sign) => SIMPLIFIED.get(sign) ?? sign);

/** A text as it is looked at for words that somebody may write otherwise; what is kept and sent stays as it was. */
export const simplified = (text: string): string =>
  inSimpleSigns(text)
    .replace(SOUNDED, (sound) => sounds[sound.toLowerCase()] ?? sound)
    .replace(WEDGE, "")
    .replace(PARTED, (word) => word.replace(/[,。;!?:、]/g, ""));
