import type { Matter } from "../../db/matters.ts";
import { rungsOf } from "../../db/rungs.ts";
import type { StaffContext } from "../command.ts";
import { formatDue, formatInstant } from "../domain/day.ts";
import { isOverdue } from "../domain/matter.ts";
import { stateTitle } from "../say/words.ts";
import { sayQuery } from "../say/zh-CN-query.ts";

/** Why a matter stands where it does: whose turn it is, since when, and when who was told. Reasons nobody wrote are not made up. */
export async function whyOf({ tx, at }: StaffContext, matter: Matter): Promise<string> {
  const told = await rungsOf(tx, { matterId: matter.id });
  const last = told.at(-1);
  return [
    `${matter.number ?? ""} ${stateTitle(matter.state)}${isOverdue(matter, at) ? "(已逾期)" : ""}:${sayQuery.turnOf(matter.state, matter.unitName)}`,
    [
      matter.registeredAt ? `${formatInstant(matter.registeredAt, at)} 登记` : null,
      matter.returnReason ? `打回原因:${matter.returnReason}` : null,
      matter.dueAt ? `期限 ${formatDue(matter.dueAt, at)}` : null,
    ]
      .filter(Boolean)
      .join(";"),
    last
      ? sayQuery.toldLast(told.length, formatInstant(last.at, at), last.title, last.to)
      : sayQuery.toldNobody(),
    sayQuery.noReason(),
  ].join("\n");
}
