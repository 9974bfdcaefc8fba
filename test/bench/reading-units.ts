import { buildUnitIndex, type UnitName } from "../../src/reading/units/unit-index.ts";
import { findUnits } from "../../src/reading/units/units.ts";
import { inventNames, MESSAGES, perSecond, SHORT, secondsOf } from "./reading-material.ts";
import type { Bench, Row } from "./run.ts";

const NAMES = 100_000;
const FEW_NAMES = 1_000;
const ROUNDS = 7;
const SORTS = 8;
const LONG = 5000;
const NOWHERE = { street: null, unit: null };

/** Text that is nothing but what is looked for: the longest a message may be. */
const HOSTILE = ["社区", "前卫", "明珠社区", "普平那边", "前卫社区或者", "前 卫 社 区 ", "机械厂"].map(
  (piece) => piece.repeat(Math.ceil(LONG / piece.length)).slice(0, LONG),
);

/**
 * Whom a message is about, with 100,000 names: beside a plain search for a hundredth of them, beside a small register,
 * and per character of the worst messages. Rounds are interleaved, so a drifting machine does not count.
 */
const bench: Bench = async () => {
  const names = inventNames(NAMES);
  const index = buildUnitIndex(names);
  const small = buildUnitIndex(names.slice(0, FEW_NAMES));
  const needles = names.slice(0, FEW_NAMES).map(({ name }) => name);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    find: perSecond(MESSAGES, (text) => findUnits(index, text, NOWHERE, { bodies: false })),
    search: perSecond(MESSAGES, (text) => needles.filter((name) => text.includes(name))),
    small: perSecond(MESSAGES, (text) => findUnits(small, text, NOWHERE, { bodies: false })),
    hostile:
      perSecond(HOSTILE, (text) => findUnits(index, text, NOWHERE, { bodies: false })) * (LONG / SHORT),
    build: 1 / secondsOf(() => buildUnitIndex(names)),
    sort: 1 / secondsOf(() => sortOften(names)),
  }));
  return [
    compare(
      "units of a message, 100,000 names ÷ a plain search for 1,000",
      rounds,
      "find",
      "search",
      "/s",
      0.6,
    ),
    compare("units of a message, 100,000 names ÷ 1,000 names", rounds, "find", "small", "/s", 0.4),
    compare(
      "units of 40 characters of a hostile message ÷ of an honest one",
      rounds,
      "hostile",
      "find",
      "/s",
      0.2,
    ),
    compare(`index of 100,000 names ÷ ${SORTS} sorts of them`, rounds, "build", "sort", " times/s", 0.4),
  ];
};
export default bench;

type Speeds = Record<"find" | "search" | "small" | "hostile" | "build" | "sort", number>;

function compare(
  name: string,
  rounds: readonly Speeds[],
  ours: keyof Speeds,
  yardstick: keyof Speeds,
  per: string,
  bar: number,
): Row {
  const median = (values: readonly number[]) =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const ratios = rounds.map((speeds) => speeds[ours] / speeds[yardstick]);
  const figure = [ours, yardstick]
    .map((key) => Number(median(rounds.map((speeds) => speeds[key])).toPrecision(3)) + per)
    .join(" ÷ ");
  return { name, figure, ratio: median(ratios), spread: [Math.min(...ratios), Math.max(...ratios)], bar };
}

function sortOften(names: readonly UnitName[]) {
  for (let round = 0; round < SORTS; round++) names.map(({ name }) => name).sort();
}
