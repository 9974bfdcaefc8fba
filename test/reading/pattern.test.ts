import fc from "fast-check";
import { expect, test } from "vitest";
import { patternOf } from "../../src/reading/pattern.ts";
import { needsOf } from "../../src/reading/pattern-needs.ts";

const codes = (signs: string) => [...signs].map((sign) => sign.charCodeAt(0));

test.each([
  [/堵/, codes("堵")[0]],
  [/堵死/, { every: codes("堵死") }],
  [/堵|漏/, { some: codes("堵漏") }],
  [/[堵漏]/, { some: codes("堵漏") }],
  [/[1-3]号/, { every: [codes("号")[0], { some: codes("123") }] }],
  [/(?:堵|漏)了?水/, { every: [codes("水")[0], { some: codes("堵漏") }] }],
  [/(?<=限)水(?=前)(?!门)(?<!没)/, { every: codes("限水前") }],
  [/水{2}/, codes("水")[0]],
  [/水{0,2}漏*堵?/, true],
  [/水|/, true],
  [/[^水]/, true],
  [/[一-龥]/, true],
  [/\u5835\./, { every: codes("堵.") }],
  [/\p{L}\s\w\b^$./u, true],
  [/a/i, { some: codes("aA") }],
  [/k/i, true],
  [/😀/, true],
])("%s needs %j", (pattern, needs) => {
  expect(needsOf(pattern)).toEqual(needs);
});

const SIGNS = "ab水漏堵1KſkA-😀";
const piece = fc.constantFrom(
  ...[..."ab水漏堵1Kk-", "."],
  ..."\\d|\\s|\\w|\\b|\\.|\\/|\\u6c34|[水漏]|[^水]|[a-c]|[漏\\d]|[k-]|^|$|[1-3b]|[\\u5835\\-]|[水-]|[^\\w]".split(
    "|",
  ),
);
const { pattern: sources } = fc.letrec((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    piece,
    fc.array(tie("pattern"), { minLength: 1, maxLength: 3 }).map((row) => row.join("")),
    fc.array(tie("pattern"), { minLength: 2, maxLength: 3 }).map((all) => `(?:${all.join("|")})`),
    fc
      .tuple(fc.constantFrom("(", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?<name>"), tie("pattern"))
      .map(([open, inner]) => `${open}${String(inner).replaceAll("?<name>", "?:")})`),
    fc
      .tuple(tie("pattern"), fc.constantFrom("?", "*", "+", "{2}", "{0,2}", "{1,}", "+?", "??", "{1,2}?"))
      .map(([inner, count]) => `(?:${inner})${count}`),
  ),
}));

test("whatever the pattern, a text in which it matches has what it needs", () => {
  fc.assert(
    fc.property(
      sources,
      fc.constantFrom("g", "gi", "gu", "giu"),
      fc.array(fc.constantFrom(...SIGNS), { maxLength: 8 }).map((signs) => signs.join("")),
      (source, flags, text) => {
        const plain = new RegExp(String(source).replaceAll(/(\?<name>)(?=.*\?<name>)/g, "?:"), flags);
        const matches = [...text.matchAll(plain)].map((match) => [match.index, match[0]]);
        const found = patternOf(plain).all(text);
        expect(found.map((match) => [match.index, match[0]])).toEqual(matches);
        expect(patternOf(new RegExp(plain.source, flags.replace("g", ""))).test(text)).toBe(
          matches.length > 0,
        );
      },
    ),
    { numRuns: 20_000 },
  );
});

test("a text is known again, and another one is not taken for it", () => {
  const pattern = patternOf(/漏水/);
  expect(["漏水", "漏", "漏水", "水漏", ""].map((text) => pattern.test(text))).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
  expect(pattern.exec("屋顶漏水")?.index).toBe(2);
});
