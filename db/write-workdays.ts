import type { Day } from "../src/domain/day.ts";
import type { Tx } from "./connect.ts";
import { workdays } from "./schema-town.ts";

type Row = { line: number; day: Day; isWork: boolean; name: string };
type Written = { line: number; name: string; outcome: "added" | "changed" | "unchanged" };

/** Writes the office's own days off and make-up days; they win over the calendar package. Days not named stay. */
export async function writeWorkdays(tx: Tx, q: { rows: readonly Row[] }): Promise<Written[]> {
  const known = new Map((await tx.select().from(workdays)).map((row) => [row.day, row]));
  const written: Written[] = [];
  for (const { line, day, isWork, name } of q.rows) {
    const before = known.get(day);
    const same = before?.isWork === isWork && before.name === name;
    if (!same) {
      const set = { isWork, name, source: "import" };
      await tx
        .insert(workdays)
        .values({ day, ...set })
        .onConflictDoUpdate({ target: workdays.day, set });
    }
    written.push({
      line,
      name: `${day} ${name}`,
      outcome: same ? "unchanged" : before ? "changed" : "added",
    });
  }
  return written;
}
