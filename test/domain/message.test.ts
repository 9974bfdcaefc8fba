import fc from "fast-check";
import { expect, test } from "vitest";
import { neutralText } from "../../src/domain/message.ts";

test.each([
  ['<at user_id="all">所有人</at>', '＜at user_id="all">所有人＜/at>'],
  ["< AT user_id='ou_1'>张</ at>", "＜ AT user_id='ou_1'>张＜/ at>"],
  ["[点我](https://evil.example)", "[点我］(https://evil.example)"],
  ["<b>粗</b>", "＜b>粗＜/b>"],
  ["3<5,[电话已隐去],(见图)", "3<5,[电话已隐去],(见图)"],
  ["灭火器过期4具", "灭火器过期4具"],
])("%s → %s", (given, expected) => {
  expect(neutralText(given)).toBe(expected);
});

test("no tag and no link survives, and nothing else is changed", () => {
  const parts = fc.constantFrom(
    "<",
    "</",
    "at",
    ' user_id="all"',
    ">",
    "[",
    "]",
    "(",
    ")",
    " ",
    "\n",
    "灭",
    "b",
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 20 }), (some) => {
      const text = neutralText(some.join(""));
      expect(text).not.toMatch(/<\s*\/?\s*[a-z]|\]\s*\(/i);
      expect(text.normalize("NFKC")).toBe(some.join("").normalize("NFKC"));
    }),
  );
});
