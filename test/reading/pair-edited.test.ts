import fc from "fast-check";
import { expect, test } from "vitest";
import { pairEdited } from "../../src/reading/pair-edited.ts";

const OUT = { unitId: 1, words: "二楼灭火器过期4具" };
const HOSE = { unitId: 2, words: "厨房燃气软管老化" };
const BLOCKED = { unitId: 1, words: "后门通道堵塞" };

test.each([
  ["back to the first", [OUT, HOSE], [{ ...OUT, words: "二楼灭火器过期8具,明天" }], [0, null]],
  ["back to the second", [OUT, HOSE], [HOSE], [null, 0]],
  ["turned round", [OUT, HOSE], [HOSE, OUT], [1, 0]],
  ["one put before", [OUT], [HOSE, OUT], [1]],
  ["one put behind", [OUT], [OUT, HOSE], [0]],
  ["another unit, the same thing", [OUT, BLOCKED], [{ ...BLOCKED, unitId: 3 }], [null, 0]],
  ["wholly anew", [OUT], [HOSE], [0]],
  ["nothing left", [OUT, HOSE], [], [null, null]],
  ["of one unit, by its thing", [OUT, BLOCKED], [BLOCKED], [null, 0]],
])("%s", (_how, before, now, pairs) => {
  expect(pairEdited(before, now)).toEqual(pairs);
});

test("each is paired once, and as many as can be", () => {
  const some = fc.array(fc.constantFrom(OUT, HOSE, BLOCKED), { maxLength: 6 });
  fc.assert(
    fc.property(some, some, (before, now) => {
      const pairs = pairEdited(before, now);
      const used = pairs.filter((to) => to !== null);
      expect(pairs.length).toBe(before.length);
      expect(new Set(used).size).toBe(used.length);
      expect(used.length).toBe(Math.min(before.length, now.length));
    }),
  );
});
