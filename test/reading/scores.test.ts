import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Row, readRow, rowSchema, shownReading } from "../../src/cli/read-row.ts";
import { scoreOf } from "../../src/cli/score.ts";
import { unitsOfFiles } from "../../src/cli/units-of-files.ts";
import { loadCampaign } from "../../src/load-campaign.ts";
import { calendar } from "./units/xishan.ts";

const data = (file: string) => new URL(`../../src/sandbox/data/${file}`, import.meta.url);
const fixture = (file: string) => new URL(`../fixtures/${file}`, import.meta.url);

const reader = {
  campaign: await loadCampaign("xishan-five-zeros"),
  calendar,
  units: await unitsOfFiles([data("xishan-units.csv"), data("demo-units.csv"), fixture("own-units.csv")]),
};
const readingsOf = (file: string) =>
  readFileSync(fixture(file), "utf8")
    .trimEnd()
    .split("\n")
    .map((line): Row => rowSchema.parse(JSON.parse(line)))
    .map((row) => ({ row, reading: shownReading(readRow(row, reader), row) }));

/** Percent right, as issue 3 asks of the samples; what a file does not state of a field is not counted. */
const OF_REPORTS = { act: 97, unit: 100, due: 100, due_at: 100, category: 95 };
test.each([
  ["reports.jsonl", OF_REPORTS],
  ["queries.jsonl", { intent: 97, scope: 97, period: 97, metric: 97, output: 97 }],
  // Written by us; people of the invented communities of own-units.csv.
  ["own-reports.jsonl", { ...OF_REPORTS, unit: 98, matters: 95, severity: 95, urgent: 95 }],
])("%s is read as well as promised, and no unit is taken in silence for another", (file, atLeast) => {
  const lines = scoreOf(readingsOf(file));
  expect(lines).toContain("silent wrong units 0");
  const rates = new Map(
    lines.flatMap((line) => {
      const [, field, right, all] = /^(\w+) (\d+)\/(\d+) = /.exec(line) ?? [];
      return field ? [[field, (100 * Number(right)) / Number(all)] as const] : [];
    }),
  );
  for (const [field, rate] of Object.entries(atLeast))
    expect(rates.get(field), `${field}:\n${lines.join("\n")}`).toBeGreaterThanOrEqual(rate);
});
