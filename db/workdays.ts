import { asc } from "drizzle-orm";
import type { Day } from "../src/domain/day.ts";
import type { Queryable } from "./connect.ts";
import { workdays } from "./schema-town.ts";

/** Days the office has entered by hand; they win over the calendar package. */
export async function workdayOverrides(db: Queryable) {
  const rows = await db
    .select({ day: workdays.day, isWork: workdays.isWork, name: workdays.name })
    .from(workdays)
    .orderBy(asc(workdays.day));
  return rows.map((row) => ({ ...row, day: row.day as Day }));
}
