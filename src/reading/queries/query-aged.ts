import { NUMBER, readNumber } from "../numerals.ts";

type Scope = Record<string, unknown>;

const LEVEL = "(街道|街办|社区|单位|企业|部门)";
const NONE_LATE = new RegExp(
  `(?:没有|没得|没|零|无)(?:逾期|超期)的?${LEVEL}|(?:哪|几)[^,。;]{0,2}${LEVEL}(?:都)?(?:没有|没得|没|零|无)(?:逾期|超期)`,
  "u",
);
const BY_LEVEL: Record<string, string> = {
  街道: "street",
  街办: "street",
  社区: "community",
  部门: "lead_dept",
};

/** 「哪些街道没有逾期」: a row for each shows them; how many are late answers the contrary. */
export function noneLate(rest: string): Scope {
  const [, before, behind] = NONE_LATE.exec(rest) ?? [];
  const level = before ?? behind;
  return level ? { group_by: BY_LEVEL[level] ?? "unit" } : {};
}

const AGED = new RegExp(
  `(?:逾期|超期|超时|拖)(?:了|已|已经)?(?:超过|大于|满|有|达)?(${NUMBER}|半)个?(天|日|周|星期|礼拜|月)(?:以上|多|的|没|还|了|$)|(?:超过|大于|满)(${NUMBER}|半)个?(天|日|周|星期|礼拜|月)`,
  "u",
);
const DAYS: Record<string, number> = { 天: 1, 日: 1, 周: 7, 星期: 7, 礼拜: 7, 月: 30 };

/** 「逾期三天以上的」, 「超过一周没签收的」: for so many days. */
export function agedScope(rest: string): Scope {
  const [, late, lateUnit, over, overUnit] = AGED.exec(rest) ?? [];
  const count = late ?? over;
  if (!count) return {};
  const n = count === "半" ? 0.5 : (readNumber(count) ?? 0);
  const days = Math.round(n * (DAYS[lateUnit ?? overUnit ?? ""] ?? 1));
  return days > 0 ? { days_over: days } : {};
}
