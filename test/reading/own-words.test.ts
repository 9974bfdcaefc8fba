import fc from "fast-check";
import { expect, test } from "vitest";
import { ownClauses, ownWords } from "../../src/reading/own-words.ts";

const TEXT = "今天去看了,滇润市场二楼的红罐罐没得气了,麻烦周五前换掉。谢谢";

test.each([
  ["二楼的红罐罐没得气了", "滇润市场二楼的红罐罐没得气了"],
  ["红罐罐没得气了,周五前换掉", "滇润市场二楼的红罐罐没得气了,麻烦周五前换掉"],
  // Cut off behind its 「没」, the clause comes back whole.
  ["得气了", "滇润市场二楼的红罐罐没得气了"],
  ["红罐罐 没得气了", "滇润市场二楼的红罐罐没得气了"],
  ["换掉", "麻烦周五前换掉"],
  [TEXT, TEXT],
])("%s → %s", (words, expected) => {
  expect(ownClauses(TEXT, words)).toBe(expected);
});

test.each([
  ["灭火器过期", "words nobody wrote"],
  ["换掉红罐罐", "another order"],
  ["周五前换掉,红罐罐没得气了", "clauses the other way round"],
  ["红罐罐没得气了,请报消防大队", "one clause too many"],
  ["", "nothing"],
  [",。!", "signs alone"],
])("%s is not taken: %s", (words) => {
  expect(ownClauses(TEXT, words)).toBeNull();
});

test("full-width forms and spaces are no other words, and what is hidden stays hidden", () => {
  expect(ownClauses("A座 3 楼门坏,联系[电话已隐去]", "A座3楼门坏")).toBe("A座 3 楼门坏");
  expect(ownClauses("门坏,联系[电话已隐去]快", "联系电话已隐去快")).toBe("联系[电话已隐去]快");
  expect(ownWords("A座 3 楼门坏", "A座[3楼]")).toBe("A座3楼");
  expect(ownWords("A座 3 楼门坏", "B座")).toBeNull();
  expect(ownWords("A座", "。")).toBeNull();
});

const SIGNS = [..."红罐过期 ,。没得气3楼[]𠮷\n(A"];
const anything = fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 60 });
test("whatever is taken is a piece of the text as it stands", () => {
  fc.assert(
    fc.property(anything, anything, (text, words) => {
      const own = ownClauses(text, words);
      if (own !== null) expect(text).toContain(own);
    }),
  );
});
test("any piece of a text between its signs is found in it", () => {
  fc.assert(
    fc.property(anything, fc.nat(60), fc.nat(60), (text, a, b) => {
      const words = [...text].slice(Math.min(a, b), Math.max(a, b)).join("");
      if (/[^\p{P}\s]/u.test(words)) expect(ownClauses(text, words)).not.toBeNull();
    }),
  );
});
