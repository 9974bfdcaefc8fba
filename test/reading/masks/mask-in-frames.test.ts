import { expect, test } from "vitest";
import { maskText } from "../../../src/reading/masks/mask.ts";
import { HARMLESS, HIDDEN_IN_FRAMES, PERSON_FRAMES } from "./mask-frames.ts";
import { GIVEN_NAMES } from "./mask-invented-names.ts";

const N = "[姓名已隐去]";
/** Surnames that begin many ordinary words, and some that begin few. */
const WORDY = [..."高林马石金白江常保和"];
const FIRM = [..."王李张杨罗段普孙许沈"];

/** Of every name in every frame: how many are gone, and leave the rest of the sentence as it is. */
function ratesOf(surnames: readonly string[]) {
  let [all, gone, whole] = [0, 0, 0];
  for (const [row, frame] of PERSON_FRAMES.entries())
    for (const [column, given] of GIVEN_NAMES.entries()) {
      const name = `${surnames[(row + column) % surnames.length]}${given}`;
      const { text } = maskText(frame.replaceAll("X", name));
      all += 1;
      if (!text.includes(name)) gone += 1;
      if (text === frame.replaceAll("X", N)) whole += 1;
    }
  return { gone: gone / all, whole: whole / all };
}

test("a name in a person's place is hidden in every kind of text, and its neighbours stay", () => {
  const [firm, wordy] = [ratesOf(FIRM), ratesOf(WORDY)];
  expect(firm.gone).toBeGreaterThan(0.985);
  expect(firm.whole).toBeGreaterThan(0.97);
  // 和平, 保安, 金花 and the like are words too: what is a word by itself stays one.
  expect(wordy.gone).toBeGreaterThan(0.92);
  expect(wordy.whole).toBeGreaterThan(0.9);
});

test.each(HIDDEN_IN_FRAMES)("「%s」 → 「%s」", (given, expected) => {
  expect(maskText(given).text).toBe(expected.replaceAll("□", N));
  // A masked text stays as it is.
  expect(maskText(maskText(given).text).text).toBe(expected.replaceAll("□", N));
});

test.each(HARMLESS)("nobody: %s", (text) => {
  for (const eager of [false, true])
    expect(maskText(text, { eager })).toEqual({ text, kinds: [], codes: [] });
});
