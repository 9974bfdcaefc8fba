import { z } from "zod";
import { HAPPENED, SMOKE } from "./danger.ts";
import { withoutDenied } from "./denied.ts";
import { type Pattern, patternOf } from "./pattern.ts";
import { bankOf } from "./pattern-bank.ts";
import given from "./problems.json" with { type: "json" };
import { remembered } from "./remembered.ts";
import { createWordFinder, type WordHit } from "./word-finder.ts";

const words = z.array(z.string().min(1)).min(1);
const pattern = z.string().min(1);

const problemsSchema = z.object({
  hazard: z.object({ source: z.string(), things: words, faults: words }),
  dispute: z.object({ source: z.string(), strong: words, weak: words }),
  security: z.object({ source: z.string(), violent: words, other: words }),
  petition: z.object({ source: z.string(), words }),
  blindSpot: z.object({ source: z.string(), strong: words, weak: words }),
  accident: z.object({
    source: z.string(),
    strong: words,
    weak: words,
    potential: pattern,
    notEvent: pattern,
    person: pattern,
    production: pattern,
  }),
  suspectedMajor: z.object({
    source: z.string(),
    cues: z.array(z.object({ flag: z.string(), pattern })).min(1),
  }),
  /** What happens now and cannot wait for the days of an ordinary hazard. */
  acute: z.object({ source: z.string(), pattern }),
  onSpot: z.object({ source: z.string(), words }),
  urgent: z.object({ source: z.string(), words }),
  majorDispute: z.object({ source: z.string(), words, peopleMin: z.number().int().positive() }),
  /** What no list of words can hold: other words stand between its parts. */
  forms: z.object({
    source: z.string(),
    accidentStrong: pattern,
    /** One sign as a predicate, 「门口堵」; never inside another word: 堵漏, 倒班, 坏账. */
    fault: pattern,
    disputeStrong: pattern,
    security: pattern,
    violent: pattern,
    petition: pattern,
    blindStrong: pattern,
  }),
});

/** What problems are called, as data; with its source where a law names the cue. */
export const PROBLEMS = problemsSchema.parse(given);

const LISTS = {
  thing: PROBLEMS.hazard.things,
  fault: PROBLEMS.hazard.faults,
  disputeStrong: PROBLEMS.dispute.strong,
  disputeWeak: PROBLEMS.dispute.weak,
  violent: PROBLEMS.security.violent,
  security: PROBLEMS.security.other,
  petition: PROBLEMS.petition.words,
  blindStrong: PROBLEMS.blindSpot.strong,
  blindWeak: PROBLEMS.blindSpot.weak,
  accidentStrong: PROBLEMS.accident.strong,
  accidentWeak: PROBLEMS.accident.weak,
  onSpot: PROBLEMS.onSpot.words,
  urgent: PROBLEMS.urgent.words,
  majorDispute: PROBLEMS.majorDispute.words,
};
const findWords = createWordFinder(LISTS);

export type ProblemTag = keyof typeof LISTS;

const { source: _, ...forms } = PROBLEMS.forms;
type Form = { tag: ProblemTag; pattern: Pattern };
const formsMaybeIn = bankOf<Form>(
  [
    ...(Object.keys(forms) as (keyof typeof forms)[]).map((tag) => ({
      tag,
      pattern: patternOf(new RegExp(forms[tag], "g")),
    })),
    ...HAPPENED.map((pattern) => ({ tag: "accidentStrong" as const, pattern })),
    { tag: "fault", pattern: SMOKE },
  ],
  ({ pattern }) => pattern.needs,
);
const formsIn = (text: string): WordHit<ProblemTag>[] =>
  formsMaybeIn(text).flatMap(({ tag, pattern }) =>
    pattern.all(text).map((match) => ({ tag, word: match[0], at: match.index })),
  );

/** The words of a text that name a problem, by list; the text is without what it denies. */
export type Signs = {
  text: string;
  hits: readonly WordHit<ProblemTag>[];
  has(...tags: ProblemTag[]): boolean;
};

/** Looks a plain text through for every list at once; what it denies or only mentions is blanked before. */
export const signsOf: (text: string) => Signs = remembered((text) => {
  const written = signsAsWritten(text);
  const said = withoutDenied(text, written.hits);
  return said === text ? written : signsAsWritten(said);
});

/** The words as they stand there, denied or not: where names are to be hidden, a word alone is enough. */
export const signsAsWritten: (text: string) => Signs = remembered((text) => {
  const hits = [...findWords(text), ...formsIn(text)].sort((a, b) => a.at - b.at);
  const tags = new Set(hits.map((hit) => hit.tag));
  return { text, hits, has: (...wanted) => wanted.some((tag) => tags.has(tag)) };
});

/** Any word that makes a sentence one about a problem. */
export const PROBLEM_TAGS = [
  "thing",
  "fault",
  "disputeStrong",
  "disputeWeak",
  "violent",
  "security",
  "petition",
  "blindStrong",
  "blindWeak",
  "accidentStrong",
] as const satisfies readonly ProblemTag[];
