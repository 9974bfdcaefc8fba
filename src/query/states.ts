import type { Which } from "../../db/ledger-counts.ts";
import type { QueryReading } from "../reading/reading.ts";
import { DEFINITIONS, sayQuery } from "../say/zh-CN-query.ts";
import { daysBefore, daysOver, spanOf, spanShown, textIn } from "./question.ts";

export type StateAsked =
  | {
      kind: "which";
      which: Which;
      title: string;
      definitions: string[];
      notes: string[];
      /** It is a part of what is open, so its fraction is of that. */
      ofOpen: boolean;
    }
  | { kind: "say"; text: string };

/** Which matters a question about a state means; or why it has no number. */
export function stateAsked(query: QueryReading, at: Date): StateAsked {
  const span = spanOf(query.period);
  const shown = query.period ? spanShown(query.period) : "";
  const ofOpen = (title: string, which: Which, definition: string): StateAsked => ({
    kind: "which",
    which,
    title,
    definitions: [definition, DEFINITIONS.open].filter((text) => text !== ""),
    notes: [
      ...(span && which.kind === "open" ? [sayQuery.openedThen(shown)] : []),
      ...(!span && days && which.kind === "open" ? [sayQuery.waitingFor(days)] : []),
    ],
    ofOpen: true,
  });
  const days = daysOver(query);
  const waiting = days ? { from: new Date(0), to: daysBefore(at, days) } : null;
  const openIn = span ? { registeredIn: span } : waiting ? { registeredIn: waiting } : {};
  switch (textIn(query.scope, "state")) {
    case null:
    case "open":
      return ofOpen("在办", { kind: "open", ...openIn }, "");
    case "overdue":
      return ofOpen(
        "逾期",
        { kind: "overdue", at, ...(span ? { dueIn: span } : waiting ? { dueIn: waiting } : {}) },
        DEFINITIONS.overdue,
      );
    case "due_soon":
      return span
        ? ofOpen("将到期", { kind: "due-soon", at, dueIn: span }, DEFINITIONS.dueSoon)
        : { kind: "say", text: sayQuery.cannot() };
    case "assigned":
      return ofOpen("待签收", { kind: "open", states: ["assigned"], ...openIn }, "");
    case "submitted":
      return ofOpen("待核验", { kind: "open", states: ["submitted", "verifying"], ...openIn }, "");
    case "reopened":
      return ofOpen("打回或重开后在办", { kind: "open", states: ["rectifying", "reopened"], ...openIn }, "");
    case "returned":
      return ofOpen("已退回", { kind: "open", states: ["returned"], ...openIn }, "");
    case "unqualified":
      return ofOpen("不合格台账", { kind: "unqualified" }, DEFINITIONS.unqualified);
    case "closed":
      return ended("已销号", { kind: "closed", span }, DEFINITIONS.closed);
    case "transferred":
      return ended("已移送", { kind: "found", span, states: ["transferred"] }, DEFINITIONS.found);
    case "merged":
      return ended("已并案", { kind: "found", span, states: ["merged"] }, DEFINITIONS.found);
    case "rejected":
      return ended("认定不成立", { kind: "found", span, states: ["rejected"] }, DEFINITIONS.found);
    case "draft":
      return { kind: "say", text: sayQuery.draftsPrivate() };
    case "extended":
    case "extension_pending":
      return { kind: "say", text: sayQuery.notKept("延期") };
    default:
      return { kind: "say", text: sayQuery.cannot() };
  }
}

const ended = (title: string, which: Which, definition: string): StateAsked => ({
  kind: "which",
  which,
  title,
  definitions: [definition],
  notes: [],
  ofOpen: false,
});
