import { formatDue } from "../../../src/domain/day.ts";
import { type Deadline, readDeadline } from "../../../src/reading/dates/deadline.ts";
import { calendar } from "../units/xishan.ts";

/** Monday, 23 November 2026. */
export const MONDAY = new Date("2026-11-23T09:30:00+08:00");

export const read = (text: string, at = MONDAY): Deadline => readDeadline(text, { at, calendar });

/** A reading in one line: the day, its hour if one was said, and what must be asked; else the kind. */
export function said(text: string, at = MONDAY): string {
  const deadline = read(text, at);
  if (deadline.kind !== "stated") return deadline.kind;
  const { day, due, clock, rolled, asked, provisional } = deadline;
  const words = [day as string];
  if (clock) words.push(formatDue(due).split(" ")[1] ?? "");
  if (rolled) words.push("rolled");
  else if (asked) words.push("asked");
  if (provisional) words.push("provisional");
  return words.join(" ");
}
