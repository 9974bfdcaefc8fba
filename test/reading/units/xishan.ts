import { unitsOfFiles } from "../../../src/cli/units-of-files.ts";
import { createCalendar } from "../../../src/domain/calendar.ts";

const data = (file: string) => new URL(`../../../src/sandbox/data/${file}`, import.meta.url);

/** The district's public register and its invented units. */
export const units = await unitsOfFiles([data("xishan-units.csv"), data("demo-units.csv")]);
export const calendar = createCalendar({ overrides: [] });
