import { unitsOfFiles } from "../../../src/cli/units-of-files.ts";
import { createCalendar } from "../../../src/domain/calendar.ts";

const data = (file: string) => new URL(`../../../src/sandbox/data/${file}`, import.meta.url);

/** Invented, for whatever bad is told of a community. */
const invented = new URL("../../fixtures/invented-communities.csv", import.meta.url);

/** The district's public register and invented units. */
export const units = await unitsOfFiles([data("xishan-units.csv"), data("demo-units.csv"), invented]);
export const calendar = createCalendar({ overrides: [] });
