import { answer } from "../command.ts";
import { sayQuery } from "../say/zh-CN-query.ts";
import { closedCount, dueSoon, list, newCount, openCount, overdueCount } from "./counts.ts";
import { matter, status } from "./places.ts";
import type { Answer } from "./question.ts";
import { closeRate, compare } from "./rates.ts";
import { report } from "./report.ts";
import { otherRate } from "./returned-rate.ts";
import { coverage, silent, unsurveyed } from "./surveys.ts";
import { board, ranking } from "./tables.ts";
import { channels, definition, privacy, rule } from "./terms.ts";
import { thing } from "./things.ts";
import { urged } from "./urged.ts";
import { explainZero, targetProgress } from "./zeros.ts";

const says =
  (text: () => string): Answer =>
  () =>
    Promise.resolve([answer(text())]);

/** Which answer a kind of question has. What the ledger does not know is said, never counted from something else. */
const ANSWERS: Record<string, Answer> = {
  "query.matter": matter,
  "query.thing": thing,
  "query.unit_status": status,
  "query.overview": status,
  "query.mine": openCount,
  "query.open_count": openCount,
  "query.overdue": overdueCount,
  "query.due_soon": dueSoon,
  "query.new_count": newCount,
  "query.closed_count": closedCount,
  "query.list": list,
  "query.board": board,
  "query.close_rate": closeRate,
  "query.compare": compare,
  "query.ranking": ranking,
  "query.unsurveyed": unsurveyed,
  "query.coverage": coverage,
  "query.explain_zero": explainZero,
  "query.silent": silent,
  "query.report": report,
  "query.target_progress": targetProgress,
  "query.definition": definition,
  "query.rule": rule,
  "query.channels": channels,
  "query.privacy": privacy,
  "query.incident_count": (_, query) =>
    Promise.resolve([answer(sayQuery.incident("group_by" in query.scope))]),
  "query.broken_zero": says(() => sayQuery.incident(false)),
  "query.rate": otherRate,
  "query.urged": urged,
  "query.except": says(sayQuery.noExcept),
  "query.of_people": says(sayQuery.noPeople),
};

/** The answer to a kind of question; what nobody has taught us yet says what can be asked. */
export const answerFor = (intent: string): Answer => ANSWERS[intent] ?? says(sayQuery.cannot);
