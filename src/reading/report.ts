import type { Calendar } from "../domain/calendar.ts";
import { type Deadline, readDeadline } from "./deadline.ts";
import { maskText } from "./mask.ts";
import type { UnitIndex } from "./unit-index.ts";
import { findUnits, type UnitFinding } from "./units.ts";
import { hasAny, WORDS } from "./words.ts";

/** What a report says, as far as rules go. Whatever is not certain is asked on the card. */
export type ReportReading = {
  /** 整治任务: the masked sentence; several hazards in one message stay together until they are split. */
  task: string;
  unit: UnitFinding;
  /** The board category's title, or null to be asked. */
  category: string | null;
  severity: string;
  /** Words of an accident: the statutory sentence comes first. What it is, the competent body decides. */
  incident: boolean;
  place: string | null;
  deadline: Deadline;
  urgent: boolean;
  /** Kinds of personal data that were hidden, and the text as it may be sent again. */
  masked: string[];
  maskedText: string;
};

/** Reads a line as people write it into what the ledger needs. Pure: the same line at the same time reads the same. */
export function readReport(
  given: string,
  q: { at: Date; calendar: Calendar; units: UnitIndex; chat: { street: string | null; unit: string | null } },
): ReportReading {
  const masked = maskText(given);
  const text = masked.text.trim();
  const category = categoryOf(text);
  const unit = findUnits(q.units, text, q.chat, { bodies: false });
  return {
    task: text,
    unit,
    category,
    severity: severityOf(text, category),
    incident: hasAny(text, WORDS.incident.words),
    place: placeOf(unit.how === "stated" ? text.replace(unit.text, "") : text),
    deadline: readDeadline(text, q),
    urgent: hasAny(text, WORDS.urgent.words),
    masked: masked.kinds,
    maskedText: text,
  };
}

/** The first category, in the order of the lists, that has a word in the text: rarer ones stand before 安全隐患. */
function categoryOf(text: string): string | null {
  return Object.entries(WORDS.categories).find(([, words]) => hasAny(text, words))?.[0] ?? null;
}

/** 疑似 at most: grading is the regulator's. */
function severityOf(text: string, category: string | null): string {
  if (category === "安全隐患" && hasAny(text, WORDS.suspectedMajor.words)) return "疑似重大";
  if (category === "安全隐患" && hasAny(text, WORDS.onSpot.words)) return "立行立改";
  return "一般";
}

const PLACE =
  /((?:[\u4e00-\u9fa5A-Za-z0-9]{0,10}?)(?:\d{1,3}|[一二三四五六七八九十])(?:栋|幢|号楼|号院|单元|楼|层|车间|号门)[\u4e00-\u9fa5]{0,6}?(?:东侧|西侧|南侧|北侧|楼道|门口|走廊|入口|出口|口)?)/;

/** A best effort; the card shows it, and a person may correct it. */
function placeOf(text: string): string | null {
  return PLACE.exec(text)?.[1]?.trim() || null;
}
