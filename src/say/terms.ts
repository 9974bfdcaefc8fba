import given from "./terms.json" with { type: "json" };

export type Page = { title: string; lines: readonly string[]; source: string };

const matched = ({ match, ...page }: Page & { match: string }) => ({
  ...page,
  match: new RegExp(match, "u"),
});

/** What the bot explains, each with the source it rests on; a campaign's own words and numbers are not here. */
export const TERMS = { ...given, terms: given.terms.map(matched), rules: given.rules.map(matched) };

const ADDRESSEES: Record<string, string> = {
  unit: "责任单位",
  community: "所在社区",
  street: "街道",
  regulator: "监管部门",
  "case-leader": "包案领导",
  office: "平安办",
  verifier: "核验人",
};
export const addresseeTitle = (to: string): string => ADDRESSEES[to] ?? to;

const UNITS: Record<string, string> = { h: "小时", d: "天", wd: "个工作日" };

/** 7d → 7 天, 3wd → 3 个工作日 */
export function spanTitle(span: string): string {
  const [, n = "", unit = ""] = /^[+-]?(\d+)(h|d|wd)$/.exec(span) ?? [];
  return `${n} ${UNITS[unit] ?? unit}`;
}

export const sayTerms = {
  due: (due: string | null) =>
    due === null
      ? "没有统一期限,由有权的人指定"
      : `期限:**${spanTitle(due)}**${due.endsWith("h") ? "" : "(登记当天不算)"}`,
  reminder: (when: string, to: string) => `${when}提醒${to}`,
  before: (span: string) => (/^[+-]0/.test(span) ? "到期当天" : `到期前 ${spanTitle(span)}`),
  afterStart: (span: string) => `登记后 ${spanTitle(span)}`,
  after: (span: string) => (/^[+-]0/.test(span) ? "一到期" : `逾期 ${spanTitle(span)}`),
  rung: (when: string, title: string, to: string) => `${when}:${title} → ${to}`,
  again: (span: string) => `(以后每 ${spanTitle(span)}一次)`,
  signedByPeople: () => "黄牌、红牌、约谈、通报只是建议,由人签发。",
  source: (text: string) => `依据:${text}`,
  campaign: (title: string, version: number) => `依据:《${title}》活动方案数据第 ${version} 版`,
  all: (title: string) => `${title}:哪几个零`,
  unknown: () =>
    "这个词我没有可靠的解释,不猜。可以问:五零是什么、零上访、逾期、按期销号率、未排查、核验、黄牌、达标。",
  unknownRule: () =>
    "这一项方案数据里没有规定,我也没有可靠的出处,不猜。可以问:一般隐患几天内整改、逾期几天挂黄牌、复查几天内完成、信访件几天内告知。",
} as const;
