import type { Sql } from "postgres";
import { allBodies } from "../db/bodies.ts";
import type { Queryable } from "../db/connect.ts";
import { allUnits } from "../db/units.ts";
import { workdayOverrides } from "../db/workdays.ts";
import type { AnyCommand } from "./command.ts";
import { type Calendar, createCalendar } from "./domain/calendar.ts";
import type { Campaign } from "./domain/campaign.ts";
import { buildUnitIndex, type UnitIndex } from "./reading/units/unit-index.ts";

/** What every message is read against: the campaign, the commands, the register of units and the calendar. */
export type Town = {
  campaign: Campaign;
  commands: readonly AnyCommand[];
  /** Our own id, by which a mention is known; null until the platform told it. */
  botOpenId(): string | null;
  wallNow(): Date;
  /** Messages that no rule understands are left to a language model. */
  asksModel: boolean;
  units(db: Queryable): Promise<UnitIndex>;
  calendar(db: Queryable): Promise<Calendar>;
};

/** Keeps the unit index and calendar in memory until an import says, by NOTIFY `town`, that they changed. */
export async function createTown(
  sql: Sql,
  q: Pick<Town, "campaign" | "commands" | "wallNow" | "botOpenId" | "asksModel">,
): Promise<Town & { stop(): Promise<void> }> {
  let units: Promise<UnitIndex> | null = null;
  let calendar: Promise<Calendar> | null = null;
  const forget = () => {
    units = null;
    calendar = null;
  };
  // Also after a reconnect: what was announced while the line was down would otherwise be missed.
  const listener = await sql.listen("town", forget, forget);
  const keep = <T>(promise: Promise<T>) => {
    promise.catch(forget);
    return promise;
  };
  return {
    ...q,
    units(db) {
      units ??= keep(readUnits(db));
      return units;
    },
    calendar(db) {
      calendar ??= keep(workdayOverrides(db).then((overrides) => createCalendar({ overrides })));
      return calendar;
    },
    stop: () => listener.unlisten(),
  };
}

async function readUnits(db: Queryable): Promise<UnitIndex> {
  const [units, bodies] = [await allUnits(db), await allBodies(db)];
  return buildUnitIndex([
    ...units
      .filter((unit) => !unit.retiredAt)
      .map((unit) => ({ ...unit, street: unit.streetName, isBody: false })),
    ...bodies.map((body) => ({ ...body, street: body.kind === "街道" ? body.name : null, isBody: true })),
  ]);
}
