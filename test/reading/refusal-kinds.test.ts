import fc from "fast-check";
import { expect, test } from "vitest";
import { REFUSALS } from "../../src/domain/refusal.ts";
import { maskText } from "../../src/reading/masks/mask.ts";
import { readText } from "../../src/reading/read.ts";
import { refusalOf } from "../../src/reading/refusal.ts";
import { asked, sentences } from "./asking.ts";
import { NEAR_ANYTHING, NEAR_REPORTS } from "./refusal-neighbours.ts";
import { BY_KIND } from "./refusals-by-kind.ts";
import { HINTED, NEAR_HINTS } from "./refusals-in-hints.ts";

// The whole way of a message, masks first, as in refusal-masked.test.ts.
const readAs = (text: string, given = {}) => {
  const reading = readText(text, asked(given));
  return reading.act === "refusal" ? String(reading.query?.intent) : reading.act;
};

test.each([...sentences(BY_KIND), ...sentences(HINTED)])("%s: %s", (intent, text) => {
  expect(readAs(text)).toBe(intent);
  // A form's field is masked for itself, and the refusal reads what is left.
  expect(refusalOf(maskText(text).text, asked())).toBe(intent.slice("refuse.".length));
});

test("every kind that people ask of the ledger or of people has its sentences", () => {
  expect(Object.keys(BY_KIND).sort()).toEqual(
    REFUSALS.filter((id) => id !== "decide")
      .map((id) => `refuse.${id}`)
      .sort(),
  );
});

test.each(sentences({ report: NEAR_REPORTS }))("a %s stays one: %s", (act, text) => {
  expect(readAs(text)).toBe(act);
});

test.each(sentences({ any: NEAR_ANYTHING + NEAR_HINTS }))("%s thing else is not refused: %s", (_, text) => {
  expect(readAs(text)).not.toMatch(/^refuse/);
});

test("politeness and a superior's word before it change nothing, whichever side it stands on", () => {
  const before = fc.constantFrom(
    "麻烦",
    "能不能",
    "领导说",
    "帮忙",
    "领导好,",
    "书记的意思是",
    "急,",
    "@五零助手 ",
  );
  const after = fc.constantFrom("", "嘛", ",谢谢", ",辛苦了", "!", " 🙏");
  const core = fc.constantFrom(...sentences(BY_KIND).map(([, text]) => text));
  const missed: string[] = [];
  fc.assert(
    fc.property(before, core, after, (a, text, b) => {
      if (!readAs(`${a}${text}${b}`).startsWith("refuse.")) missed.push(`${a}${text}${b}`);
    }),
    { numRuns: 3000, seed: 7 },
  );
  expect([...new Set(missed)]).toEqual([]);
});

test("a draft's own date and its own end stay its author's; a number and hiding do not", () => {
  for (const text of ["请把期限改到12月1日", "改成11月1号发现的", "这条不用报了,取消", "改成周五前"])
    expect(readAs(text, { hasDraft: true }), text).not.toMatch(/^refuse/);
  for (const text of ["0001改成11月1号发现的", "莫报给区上", "给我李某的电话", "把0001销了,不用核验"])
    expect(readAs(text, { hasDraft: true }), text).toMatch(/^refuse/);
});
