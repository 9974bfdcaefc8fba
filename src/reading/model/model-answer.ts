import { maskText } from "../masks/mask.ts";
import { type MatterReading, type Reading, readingSchema } from "../reading.ts";

/** A matter of which nothing is known but its task: what a model may leave out. */
export const NEUTRAL_MATTER: Omit<MatterReading, "task"> = {
  unit: null,
  unitHow: "missing",
  unitText: null,
  candidates: [],
  coUnits: [],
  category: null,
  incident: null,
  indicator: null,
  severity: "未定",
  place: null,
  due: null,
  dueAt: null,
  dueText: null,
  dueSource: "policy",
  urgent: false,
  ask: [],
  pii: [],
  flags: [],
  casualties: null,
  occurredOn: null,
  ref: null,
};
const NEUTRAL: Omit<Reading, "act"> = {
  matters: [],
  query: null,
  units: [],
  reportDate: null,
  unlisted: [],
  target: { number: null, suffix: null, unit: null, keyword: null },
  ask: [],
  flags: [],
  pii: [],
  masked: "",
  restricted: false,
};

/** A model's answer as a reading, by the one schema of all readings and masked once more; null when it is none. */
export function readAnswer(answer: Record<string, unknown>): Reading | null {
  const parsed = readingSchema.safeParse(completed(answer));
  return parsed.success ? { ...parsed.data, matters: parsed.data.matters.map(masked) } : null;
}

/** What is left out is neutral; what is too much, or of another kind, the schema refuses. */
function completed(answer: Record<string, unknown>): unknown {
  const matters: unknown = answer.matters;
  const whole = (matter: unknown) =>
    typeof matter === "object" && matter !== null ? { ...NEUTRAL_MATTER, ...matter } : matter;
  return {
    ...NEUTRAL,
    ...answer,
    ...(Array.isArray(matters) ? { matters: matters.map(whole) } : {}),
  };
}

/** A model may know a number by heart, or guess one: no word of it is used unmasked. */
function masked(matter: MatterReading): MatterReading {
  const hide = <Word extends string | null>(word: Word) => (word === null ? word : maskText(word).text);
  return {
    ...matter,
    task: maskText(matter.task).text,
    unit: hide(matter.unit),
    candidates: matter.candidates.map((name) => maskText(name).text),
    place: hide(matter.place),
    dueText: hide(matter.dueText),
  };
}
