import fc from "fast-check";
import { expect, test } from "vitest";
import { patternOf } from "../../src/reading/pattern.ts";
import { bankOf } from "../../src/reading/pattern-bank.ts";

const SIGNS = [..."水漏堵灯坏门1A😀"];
const word = fc
  .array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 3 })
  .map((signs) => signs.join(""));
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => `(?:${all.join("|")})`);
const pattern = fc
  .array(fc.oneof(words, fc.constantFrom(".", "[^水]", "(?!门)", "\\d?", "[灯门]")), {
    minLength: 1,
    maxLength: 4,
  })
  .map((row) => new RegExp(row.join(""), "u"));

test("a bank calls every pattern that matches, in the order of the bank, and none twice", () => {
  fc.assert(
    fc.property(
      fc.array(pattern, { minLength: 1, maxLength: 30 }),
      fc.array(fc.array(fc.constantFrom(...SIGNS), { maxLength: 10 }), { minLength: 1, maxLength: 3 }),
      (regexes, texts) => {
        const items = regexes.map((regex, place) => ({ place, pattern: patternOf(regex) }));
        const maybeIn = bankOf(items, (item) => item.pattern.needs);
        for (const text of texts.map((signs) => signs.join(""))) {
          const called = maybeIn(text).map(({ place }) => place);
          expect(called).toEqual([...new Set(called)].sort((a, b) => a - b));
          const found = items.filter(({ pattern }) => pattern.test(text)).map(({ place }) => place);
          expect(called.filter((place) => found.includes(place))).toEqual(found);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

test("what cannot be in a text is not called", () => {
  const maybeIn = bankOf([/灯.{0,4}坏/, /门|锁/, /./].map(patternOf), ({ needs }) => needs);
  expect(maybeIn("灯亮").length).toBe(1);
  expect(maybeIn("灯又坏").length).toBe(2);
  expect(maybeIn("").length).toBe(1);
});
