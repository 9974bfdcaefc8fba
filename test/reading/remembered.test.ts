import fc from "fast-check";
import { expect, test } from "vitest";
import { remembered } from "../../src/reading/remembered.ts";

test("what is remembered is what would be read, whatever was asked before; the last ones are read once", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(..."甲乙丙丁戊己庚"), { maxLength: 40 }), (texts) => {
      let read = 0;
      const reading = remembered((text) => ({ text, times: ++read }), 3);
      let last: { text: string; times: number } | null = null;
      for (const text of texts) {
        const one = reading(text);
        expect(one.text).toBe(text);
        if (last?.text === text) expect(one).toBe(last);
        last = one;
      }
      expect(read).toBeGreaterThanOrEqual(new Set(texts).size);
    }),
  );
});

test("no more than asked is kept", () => {
  const asked: string[] = [];
  const reading = remembered((text) => asked.push(text), 2);
  for (const text of ["甲", "乙", "甲", "丙", "甲"]) reading(text);
  expect(asked).toEqual(["甲", "乙", "丙", "甲"]);
});
