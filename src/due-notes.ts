import type { Matter } from "../db/matters.ts";
import type { Calendar } from "./domain/calendar.ts";
import { addDays, type Day, dueDayOf, formatDay, formatDue } from "./domain/day.ts";
import { SOLAR_TERMS } from "./domain/solar-terms.ts";
import { dueIn } from "./reading/answer.ts";
import { ENDS_AT_CLOSING } from "./reading/dates/deadline-clock.ts";
import { dayThatIsNone } from "./reading/dates/no-such-day.ts";
import { say } from "./say/zh-CN.ts";

type Due = Pick<Matter, "dueAt" | "dueText" | "dueSource">;
type Asked = { at: Date; calendar: Calendar };

/** Only the hour can be doubtful in 「明早」, 「8点前」; the day in 「周三上午」. */
const NAMES_A_DAY = /周|星期|礼拜|[号月节]|(?<![今明后当])日|次日|第二天/;
const FEAST = /节|假|元旦|国庆|五一|十一|中秋|端午|清明|年前|新年|跨年|年关|过年/;
const ENDS_A_DAY = / 24:00$/;
const BETWEEN = /、|[,、 ]?(?:还是|或者?|要么|要不然|要不)(?:说|就|是)?/;

/** What its author should know of a deadline as it was understood; it stays on the card until it is settled. */
export function notesOnDue({ dueAt, dueText, dueSource }: Due, ctx: Asked): string[] {
  const text = dueText ?? "";
  switch (dueSource) {
    case "past":
      return [say.duePast(text)];
    case "unclear": {
      const named = daysStated({ dueText, dueSource }, ctx);
      if (named.length > 1) return [say.dueTwo(text)];
      if (named.length === 1) return [say.dueMeant(text)];
      const none = dayThatIsNone(text, ctx.at);
      return [none ? say.dueNoSuchDay(none) : say.dueUnclear(text)];
    }
    case "rolled":
      return [say.dueRolled(text)];
    case "listed":
      return [say.dueListed(text), ...feast()];
    case "doubtful": {
      const end = dueAt ? formatDue(dueAt) : "";
      if (ENDS_AT_CLOSING.test(text)) return [say.dueNoHour(text)];
      const term = SOLAR_TERMS.find((name) => text.includes(name));
      if (dueAt && term) return [say.dueTerm(text, term, formatDay(dueDayOf(dueAt)))];
      const onlyHour = dueAt && !ENDS_A_DAY.test(end) && !NAMES_A_DAY.test(text);
      return [onlyHour ? say.dueHourDoubtful(text, end.slice(-5)) : say.dueDoubtful(text), ...feast()];
    }
    default:
      return feast();
  }

  /** 「节前」: before which, and what day off that is, is ours to say. */
  function feast(): string[] {
    if (!dueAt || !FEAST.test(text)) return [];
    const day = dueDayOf(dueAt);
    const block = ctx.calendar.nextHoliday(day);
    const first = addDays(day, 1);
    return block?.first === first ? [say.dueFeast(text, block.names, formatDay(first))] : [];
  }
}

/** Of an unclear deadline the days that were named: 「周五前还是下周一前」 is two to choose from, 「明天」 one that may be none. */
export function daysStated(
  { dueText, dueSource }: Pick<Due, "dueText" | "dueSource">,
  ctx: Asked,
): { title: string; day: Day }[] {
  if (dueSource !== "unclear" || !dueText) return [];
  const pieces = dueText.split(BETWEEN).filter(Boolean);
  const stated = pieces.flatMap((title) => {
    const deadline = dueIn(title, ctx);
    return deadline.kind === "stated" ? [{ title, day: deadline.day }] : [];
  });
  return stated.length === pieces.length ? stated : [];
}
