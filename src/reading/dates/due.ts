import { addDays, type Day, dayOf, formatIso } from "../../domain/day.ts";
import { asDue, bare } from "../answer.ts";
import type { Category } from "../category.ts";
import type { ReadContext } from "../context.ts";
import type { MatterReading } from "../reading.ts";
import { type Deadline, findDeadlines, readDeadline } from "./deadline.ts";

type Due = Pick<MatterReading, "due" | "dueAt" | "dueText" | "dueSource"> & { flags: string[]; ask: boolean };

/** 信访工作条例 第二十三条: the petitioner is told in writing within 15 days how the petition is received. */
const PETITION_DAYS = 15;
const TRANSFERRED = /转送件|转办件|交办件|信访件|转送|转办单|信访局[^,。]{0,6}(?:转来|转交|交来|交办|派来)/;

/** 「当时没报,今天补上」: the report is what comes today. */
const TOLD_LATE = /(?:没|未|忘)[^,。;]{0,6}报[^,。;]{0,4}[,。;]?[^,。;]{0,6}补(?:上|报|发|一下)?/;

/** Of several that were said for several problems nobody can tell which holds for this one. */
function sharedDue(shared: string, ctx: Pick<ReadContext, "at" | "calendar">): Deadline {
  const read = readDeadline(shared, ctx);
  // 「第三项今天」: what was dealt out stands in a line of its own, and can only be a deadline.
  const line = /\n([^\n]{1,40}[^:\n])$/.exec(shared)?.[1] ?? "";
  if (read.kind === "none") return asDue(bare(line), ctx)?.deadline ?? read;
  if (read.kind === "stated" && SOME.test(line)) return { kind: "unclear", text: line };
  if (read.kind !== "stated") return read;
  const all = findDeadlines(shared, ctx).map(({ deadline }) => deadline);
  const stated = all.filter((deadline) => deadline.kind === "stated");
  const days = new Set(stated.map(({ day }) => day));
  return days.size > 1 && !TOLD_LAST.test(shared)
    ? { kind: "unclear", text: stated.map(({ text }) => text).join("、") }
    : read;
}
/** 「有的周五前,有的今天」: which, nobody said. */
const SOME = /有[的些个][^。]{0,20}有[的些个]/;
/** Words that say which of several days holds. */
const TOLD_LAST = /改[成到为]|复查|验收|复核|反馈|回复|先/;

/** Until when one problem is to be put right: what its own words say, else what was said for all, else the law or the policy. */
export function dueOf(
  own: string,
  shared: string,
  category: Category | null,
  ctx: Pick<ReadContext, "at" | "calendar">,
): Due {
  const none = { due: null, dueAt: null, dueText: null, flags: [], ask: false };
  const first = readDeadline(own.replace(TOLD_LATE, ""), ctx);
  const deadline = first.kind === "none" && shared ? sharedDue(shared, ctx) : first;
  const text = "text" in deadline ? deadline.text : null;
  switch (deadline.kind) {
    case "stated":
      return {
        due: deadline.day,
        dueAt: deadline.clock ? formatIso(deadline.due) : null,
        dueText: text,
        dueSource: "stated",
        flags: [
          ...(deadline.rolled ? ["due_rolled"] : []),
          ...(deadline.provisional ? ["calendar_provisional"] : []),
        ],
        ask: deadline.asked,
      };
    case "past":
      return { ...none, dueText: text, dueSource: "past", flags: ["due_in_past"], ask: true };
    case "unclear":
      return { ...none, dueText: text, dueSource: "unclear", ask: true };
    default:
      break;
  }
  if (category === "事故") return { ...none, dueText: text, dueSource: "statutory" };
  if (category === "重点信访案件" && TRANSFERRED.test(own)) {
    const due: Day = addDays(dayOf(ctx.at), PETITION_DAYS);
    return { ...none, due, dueSource: "statutory", flags: ["15日内书面告知", "5个工作日内可提异议"] };
  }
  return { ...none, dueText: text, dueSource: deadline.kind === "immediate" ? "immediate" : "policy" };
}
