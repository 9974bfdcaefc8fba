import { bodiesFor, countBy, type Which } from "../../db/ledger-counts.ts";
import { coverageByStreet } from "../../db/survey-counts.ts";
import { answerCard } from "../cards/answer-card.ts";
import { type Said, type StaffContext, show } from "../command.ts";
import { DEFINITIONS, sayQuery } from "../say/zh-CN-query.ts";
import type { Chosen } from "./whose.ts";

/** One figure for each street, with its fraction of what is open there, and how much of it was ever looked at. */
export async function byStreet(
  ctx: StaffContext,
  chosen: Chosen,
  which: Which,
  title: string,
  definitions: readonly string[],
): Promise<Said[]> {
  const { tx } = ctx;
  const { selection } = chosen;
  const streets = (await bodiesFor(tx, { by: "street" })).filter(
    ({ id }) => !("streetId" in selection.scope) || selection.scope.streetId === id,
  );
  const counts = await countBy(tx, { selection, which, by: "street" });
  const open = await countBy(tx, { selection, which: { kind: "open" }, by: "street" });
  const covered = new Map(
    (await coverageByStreet(tx, { scope: { district: true } })).map((one) => [one.id, one]),
  );
  const sum = (of: Map<unknown, number>) => [...of.values()].reduce((all, n) => all + n, 0);
  const isOpen = which.kind === "open" && !which.states;
  const rows = streets.map(({ id, name }) => {
    const cover = covered.get(id);
    return [
      name,
      String(counts.get(id) ?? 0),
      ...(isOpen ? [] : [String(open.get(id) ?? 0)]),
      `${cover?.done ?? 0}/${cover?.registered ?? 0}`,
    ];
  });
  const rest = counts.get(null) ?? 0;
  if (rest > 0)
    rows.push([sayQuery.rest, String(rest), ...(isOpen ? [] : [String(open.get(null) ?? 0)]), "—"]);
  return [
    show(
      answerCard({
        title: `各街道${chosen.subject}${title}:${sayQuery.total} ${sum(counts)}`,
        lines: [sayQuery.inState(title, sum(counts), isOpen ? null : sum(open))],
        table: { columns: ["街道", title, ...(isOpen ? [] : ["在办"]), "已排查/在册"], rows },
        definitions: [...definitions, DEFINITIONS.surveyed, ...chosen.notes],
      }),
    ),
  ];
}
