import fc from "fast-check";
import { expect, test } from "vitest";
import { maskText } from "../../../src/reading/masks/mask.ts";
import { isRestricted } from "../../../src/reading/restricted.ts";
import { rewriteTask } from "../../../src/reading/rewrite.ts";

const CHARS = 5000;
/** Far above what a reading takes here; what backtracks takes minutes. */
const MILLISECONDS_MAX = 1500;

const pieces = [
  ..."1 |1-|1,|1、3、|(1|1l|1😀|一|a|a@|a.|A|云A|E1 2 3 4 5 6 7|李|和王|王秀英和|王秀英家|某|李某|·人|阿依古丽·".split(
    "|",
  ),
  ..."3栋|3栋2单元|3-|501和|家住|电话|护照1|微信|身份证1|人|娃娃夹伤|一个娃娃|打死|尸|学生被|持刀|要|13900001234|[姓名已隐去]|\u0301|\uFE0F|\n|,".split(
    "|",
  ),
];

test.each(pieces)("%j over and over is read in time", (piece) => {
  const text = piece.repeat(Math.ceil(CHARS / piece.length)).slice(0, CHARS);
  const began = performance.now();
  for (const eager of [false, true]) maskText(text, { eager });
  isRestricted(text);
  rewriteTask({ text, category: "重大矛盾纠纷", unit: null, place: text });
  expect(performance.now() - began).toBeLessThan(MILLISECONDS_MAX);
});

test("so is any mixture of them", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 200, maxLength: 1500 }), (all) => {
      const text = all.join("").slice(0, CHARS);
      const began = performance.now();
      const masked = maskText(text, { eager: true }).text;
      expect(performance.now() - began).toBeLessThan(MILLISECONDS_MAX);
      expect(maskText(masked, { eager: true }).text).toBe(masked);
    }),
    { numRuns: 60 },
  );
});
