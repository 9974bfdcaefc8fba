import fc from "fast-check";
import { expect, test } from "vitest";
import { readText } from "../../src/reading/read.ts";
import { asked } from "./asking.ts";

const CHARS = 2000;
/** Far above what a reading takes on the busiest machine; what backtracks takes minutes. */
const MILLISECONDS_MAX = 10_000;

/** What the longer patterns are made of, and what they let stand between. */
const pieces =
  "报他的|改成工人|说是员工|别给|不要把|莫给我们往|再|留|记|上访的|盯住|删|把|请|请帮我|全部|都|的|没报的|填|台账里|从系统|还有几个|逾期|情况|怎么样|前卫|前卫社区|普坪那边|三天|下周|周五前|1日|12月|月底|本|前|查询|比去年|已|整改|让|因为|、|,|。|;| |\n|一|1、|XS-2026-|0312|某|人|工人|掉下来|没|不|我|是|换成|限|派人|群众反映|听说|灭火器坏了,|吵起来,|摔伤了人,吵起来,".split(
    "|",
  );

const timeOf = (text: string) => {
  const began = performance.now();
  readText(text, asked());
  return performance.now() - began;
};

test.each(pieces)("%j over and over is read in time", (piece) => {
  expect(timeOf(piece.repeat(Math.ceil(CHARS / piece.length)).slice(0, CHARS))).toBeLessThan(
    MILLISECONDS_MAX,
  );
});

test("so is any mixture of them", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 20, maxLength: 1000 }), (all) => {
      expect(timeOf(all.join("").slice(0, CHARS))).toBeLessThan(MILLISECONDS_MAX);
    }),
    { numRuns: 20 },
  );
});

test("and a sentence that nearly says 「报成工人自己的事故」", () => {
  expect(timeOf("又有群众写信到区里反映拆迁安置的事 件号XF2026-1119-08".repeat(3))).toBeLessThan(
    MILLISECONDS_MAX,
  );
});
