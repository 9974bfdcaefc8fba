import { createCalendar } from "../../src/domain/calendar.ts";
import { readText } from "../../src/reading/read.ts";
import { buildUnitIndex } from "../../src/reading/units/unit-index.ts";
import { asked } from "../reading/asking.ts";
import { inventNames, MESSAGES, perSecond, SHORT } from "./reading-material.ts";
import type { Bench, Row } from "./run.ts";

const NAMES = 100_000;
const SOUGHT = 1_000;
const ROUNDS = 7;
/** As long as a message of a group that tells everything at once. */
const LONG = 400;

/**
 * A whole reading (masks, refusals, questions, units, dates, categories) with 100,000 names on the register, beside a
 * plain search of the same message for a hundredth of them; and a long message beside short ones, character for character.
 */
const bench: Bench = async () => {
  const names = inventNames(NAMES);
  const ctx = asked({ calendar: createCalendar({ overrides: [] }), units: buildUnitIndex(names) });
  const needles = names.slice(0, SOUGHT).map(({ name }) => name);
  const long = [MESSAGES.join(";").repeat(2).slice(0, LONG)];
  const rounds = Array.from({ length: ROUNDS }, () => ({
    read: perSecond(MESSAGES, (text) => readText(text, ctx)),
    search: perSecond(MESSAGES, (text) => needles.filter((name) => text.includes(name))),
    long: perSecond(long, (text) => readText(text, ctx)) * (LONG / SHORT),
  }));
  const read = median(rounds.map((one) => one.read));
  return [
    // 3,000 readings a second on one core (issue 3), where the plain search makes 38,000.
    row("readings with 100,000 names ÷ a plain search for 1,000", 0.08, {
      ratios: rounds.map((one) => one.read / one.search),
      figure: `${Math.round(read)} readings/s`,
    }),
    row("40 characters of a long message ÷ of a short one", 0.3, {
      ratios: rounds.map((one) => one.long / one.read),
      figure: `${Math.round(median(rounds.map((one) => one.long)))} ÷ ${Math.round(read)}/s`,
    }),
  ];
};
export default bench;

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const row = (name: string, bar: number, q: { ratios: number[]; figure: string }): Row => ({
  name,
  figure: q.figure,
  ratio: median(q.ratios),
  spread: [Math.min(...q.ratios), Math.max(...q.ratios)],
  bar,
});
