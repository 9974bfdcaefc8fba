import fc from "fast-check";
import { expect, test } from "vitest";
import { findUnits } from "../../src/reading/units.ts";
import { units } from "./xishan.ts";

const NOWHERE = { street: null, unit: null };
const find = (text: string, chat: { street: string | null; unit: string | null } = NOWHERE) => {
  const found = findUnits(units, text, chat, { bodies: false });
  switch (found.how) {
    case "stated":
    case "context":
      return `${found.how} ${found.unit.name}`;
    case "ambiguous":
      return `ambiguous ${found.candidates.map((unit) => unit.name).join(" ")}`;
    case "unknown":
      return `unknown ${found.text} near ${found.near.map((unit) => unit.name).join(" ")}`;
    default:
      return found.how;
  }
};

test.each([
  ["前卫社区3栋楼道堆满纸箱", "stated 前卫社区"],
  ["前 卫 社 区楼道堆物", "missing"],
  ["示例·滇润农贸市场灭火器过期", "stated 示例·滇润农贸市场"],
  ["滇润农贸市场灭火器过期", "stated 示例·滇润农贸市场"],
  ["大渔社区楼道堆物", "stated 大渔社区"],
  ["楼道堆满杂物", "missing"],
  // A road as well as a community: asked, never guessed.
  ["春雨路边的井盖坏了", "ambiguous 春雨路社区"],
])("%s → %s", (text, expected) => {
  expect(find(text)).toBe(expected);
});

test("a name that no register has is never replaced by a near one: it is shown beside those", () => {
  expect(find("明珠社区楼道堆物")).toBe("unknown 明珠社区 near 明波社区");
});

test("without a name the chat's own unit is meant, and a street's chat means none", () => {
  expect(find("楼道堆物", { street: "福海街道", unit: "福海社区" })).toBe("context 福海社区");
  expect(find("楼道堆物", { street: "福海街道", unit: null })).toBe("missing");
});

test("every unit is found by its full name, whatever stands around it, and never another one", () => {
  const own = units.names.filter((unit) => !unit.isBody);
  const noise = fc.constantFrom("", "今天", "请", "巡查发现", "灭火器过期4具", ",3天内整改", "🙏", "\n", " ");
  fc.assert(
    fc.property(noise, fc.constantFrom(...own), noise, (before, unit, after) => {
      const found = find(`${before}${unit.name}${after}`);
      // A name that two units share is asked.
      if (!found.startsWith("ambiguous")) expect(found).toBe(`stated ${unit.name}`);
    }),
    { numRuns: 600 },
  );
});
