import { z } from "zod";
import given from "./danger.json" with { type: "json" };
import { type Pattern, patternOf } from "./pattern.ts";
import { plainText } from "./plain-text.ts";

const pattern = z.string().min(1);
const data = z
  .object({
    source: z.string(),
    classes: z.record(z.string(), z.string()),
    /** That somebody came to harm or is in danger of his life, in words that no list can hold. */
    happened: z.array(pattern).min(1),
    /** That somebody was hurt, which is over when it is told. */
    hurt: z.array(pattern).min(1),
    /** … and is in it still, unless it is told as over. */
    ongoing: pattern,
    over: pattern,
    leak: pattern,
    smoke: pattern,
    nuisance: pattern,
  })
  .parse(given);

/** {p} stands for its class. */
const filled = (source: string): string =>
  source.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const found = data.classes[name];
    if (found === undefined) throw new Error(`danger.json has no class ${name}`);
    return filled(found);
  });
const made = (source: string, flags = ""): Pattern => patternOf(new RegExp(filled(source), flags));

const GOES_ON = data.happened.map((source) => made(source, "g"));
/** Each finds an accident where it stands; whether it is only feared or a drill is asked of its clause. */
export const HAPPENED: readonly Pattern[] = [...GOES_ON, ...data.hurt.map((source) => made(source, "g"))];
export const SMOKE: Pattern = made(data.smoke, "g");

const [SMOKES, LEAK, NUISANCE, ONGOING, OVER] = [
  made(data.smoke),
  made(data.leak),
  made(data.nuisance),
  made(data.ongoing),
  made(data.over),
];

/** Gas or what else must not be breathed comes out now: 「液化气漏了」, not 「怕漏气」. */
export const leaksGas = (text: string): boolean => LEAK.test(text);

/** Smoke that may be a fire, not that of a kitchen or of a drill. */
export const isSmoking = (text: string): boolean => SMOKES.test(text) && !NUISANCE.test(text);

/** A hazard before which people must leave and call, whatever is put down of it. */
export const isPerilous = (task: string): boolean => {
  const text = plainText(task);
  return leaksGas(text) || isSmoking(text);
};

/** An accident that is not over: what is to be done about it cannot wait for the days of an ordinary hazard. */
export const isOngoing = (task: string): boolean => {
  const text = plainText(task);
  return !OVER.test(text) && (ONGOING.test(text) || GOES_ON.some((found) => found.all(text, 1).length > 0));
};
