import type { Category } from "./category.ts";
import { isSmoking, leaksGas } from "./danger.ts";
import type { Incident } from "./incident.ts";
import { readNumber } from "./numerals.ts";
import { patternOf } from "./pattern.ts";
import { PROBLEMS, type Signs } from "./problems.ts";
import type { Casualties, SEVERITIES } from "./reading.ts";

export type Severity = (typeof SEVERITIES)[number];

const CUES = PROBLEMS.suspectedMajor.cues.map(({ flag, pattern }) => ({
  flag,
  pattern: patternOf(new RegExp(pattern)),
}));
const PEOPLE = patternOf(
  /(\d{1,5}|[一二两三四五六七八九十百]{1,4})(?:几|多|余|来)?(?:个|名|位|号)?(?:多|余)?(?:人|农民工|工人|村民|居民|业主|群众|家长|商户|民工|户)/g,
);
const MANY =
  /几十|上百|数十|一百多|几百|五六十|三四十|二三十|四五十|六七十|七八十|十几|十来|[二三四五六七八九]十[几多来]/;
const UNCLEAR_PLACE = /那个地方|这个地方|那里|那边那个|老地方|老样子|和上次一样|跟上次一样/;

/** What a cue is called on the card, beside other remarks of a matter. */
export const isMajorCue = (flag: string): boolean => CUES.some((cue) => cue.flag === flag);

const ACUTE = patternOf(new RegExp(PROBLEMS.acute.pattern));
/** 「插座冒火花」, 「闻到煤气味」: it happens now, and seven days are too long. */
export const isAcute = (text: string): boolean => ACUTE.test(text) || leaksGas(text) || isSmoking(text);

/** Cues a law names for a major hazard; 疑似 at most, for grading is the regulator's. */
export function majorCues(text: string): string[] {
  return [...new Set(CUES.filter((cue) => cue.pattern.test(text)).map((cue) => cue.flag))];
}

export function severityOf(
  signs: Signs,
  q: {
    category: Category | null;
    incident: Incident | null;
    casualties: Casualties | null;
    unitMissing: boolean;
  },
): Severity {
  const { text } = signs;
  switch (q.category) {
    case "安全隐患":
      if (majorCues(text).length > 0) return "疑似重大";
      if (q.unitMissing && UNCLEAR_PLACE.test(text)) return "未定";
      return signs.has("onSpot") || isAcute(text) ? "立行立改" : "一般";
    case "重大矛盾纠纷":
      return isMajorDispute(signs) ? "重大" : "一般";
    case "重点信访案件":
      return q.incident ? "待定" : "一般";
    case "突出治安问题":
      return q.incident || signs.has("violent") ? "突出" : "一般";
    case "事故":
      return levelOf(q.incident, q.casualties);
    default:
      return "一般";
  }
}

/** 生产安全事故报告和调查处理条例 第三条, by the dead and the seriously hurt; only once somebody counted them. */
const LEVELS = [
  { level: "特别重大", deaths: 30, serious: 100 },
  { level: "重大", deaths: 10, serious: 50 },
  { level: "较大", deaths: 3, serious: 10 },
  { level: "一般", deaths: 1, serious: 1 },
] as const;

function levelOf(incident: Incident | null, casualties: Casualties | null): Severity {
  if (incident !== "accident_production" || !casualties) return "待定";
  const [dead, hurt] = [casualties.deaths ?? 0, casualties.serious ?? 0];
  return LEVELS.find(({ deaths, serious }) => dead >= deaths || hurt >= serious)?.level ?? "待定";
}

function isMajorDispute(signs: Signs): boolean {
  if (signs.has("majorDispute") || MANY.test(signs.text)) return true;
  for (const [, count = ""] of PEOPLE.all(signs.text)) {
    if ((readNumber(count) ?? 0) >= PROBLEMS.majorDispute.peopleMin) return true;
  }
  return false;
}
