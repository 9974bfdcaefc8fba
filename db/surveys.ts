import type { Tx } from "./connect.ts";
import { surveys } from "./schema-town.ts";

/** Somebody looked at a unit. */
export const SURVEYED = "排查";
/** Somebody said that a unit has nothing to report, which is no look at it. */
export const ZERO_REPORT = "零报告";

export async function keepZeroReports(
  tx: Tx,
  q: { unitIds: readonly number[]; personId: number; at: Date },
): Promise<void> {
  await tx
    .insert(surveys)
    .values(
      q.unitIds.map((unitId) => ({ unitId, personId: q.personId, surveyedAt: q.at, kind: ZERO_REPORT })),
    );
}
