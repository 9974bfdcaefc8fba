import { agedScope, noneLate } from "./query-aged.ts";
import { grouped, HAZARD, namesSeveralSeverities } from "./query-group.ts";
import { incidentIn } from "./query-incident.ts";
import { type Intent, metricIn } from "./query-intents.ts";
import {
  categoryIn,
  kindsIn,
  namesSeveralCategories,
  severitiesIn,
  stateIn,
  topicIn,
} from "./query-scope.ts";
import { hasCount, hasExport, hasOverdue } from "./query-words.ts";

type Scope = Record<string, unknown>;

/** Measures and forms of the answer that hang on words. */
export function measureOf(intent: Intent, rest: string): { metric: string | null; output: string } {
  const { metric, output } = intent;
  switch (intent.intent) {
    case "query.ranking":
      // 「谁家最多」 says of nothing: of what stands open.
      return { metric: metricIn(rest) ?? (/最[多少]/u.test(rest) ? "open_count" : metric), output };
    case "query.compare":
      return {
        metric: hasOverdue(rest) || /率|达标|销/.test(rest) ? (metricIn(rest) ?? metric) : metric,
        output,
      };
    case "query.rate":
      return { metric: metricIn(rest) ?? metric, output };
    case "query.overdue":
      return /率|比例|百分/.test(rest)
        ? { metric: "overdue_rate", output: "number+fraction" }
        : { metric, output };
    case "query.silent":
    case "query.unsurveyed":
      return { metric, output: hasCount(rest.replace(/哪几家|哪几个/g, "")) ? "count+list" : output };
    case "query.incident_count":
      return /[死亡伤](?:了)?(?:多少|几|好多)(?:个)?人?/.test(rest)
        ? { metric: "casualties", output }
        : { metric, output };
    case "query.list":
      return { metric, output: hasExport(rest) || TABLE.test(rest) ? "export" : output };
    default:
      return { metric, output };
  }
}

/** 「给个表」, 「弄张excel」: a file, which is not sent. */
const TABLE = /表格?(?!扬|态|示)|excel|xls/u;

/** What the question is about besides the place. */
export function subjectOf(intent: string, rest: string): Scope {
  switch (intent) {
    case "query.ranking":
      return { ...levelOf(rest), ...categoryOf(rest) };
    case "query.coverage":
      return { ...(/(?:哪|几)/u.test(rest) ? {} : grouped(rest)), ...levelUnlessEach(rest) };
    case "query.silent":
    case "query.broken_zero":
      return groupOf(rest);
    case "query.unsurveyed":
      return { state: "未排查", ...groupOf(rest) };
    case "query.target_progress":
      return { ...kindScope(rest, true) };
    case "query.incident_count":
      return { ...incidentIn(rest), ...grouped(rest) };
    case "query.mine":
      return {
        ...(/我(?:报|上报|登记|提交)的/.test(rest) ? { reporter: "self" } : { assignee: "self" }),
        ...stateOfMine(rest),
        ...categoryOf(rest),
      };
    case "query.board":
      return { group_by: groupBy(rest), categories: categoryScope(rest) ?? "五类" };
    case "query.report":
    case "query.explain_zero":
      return {};
    case "query.list":
      return {
        ...agedScope(rest),
        ...matterScope(rest, { apart: !/清单|明细|名单|列表|一览/.test(rest) }),
        state: hasOverdue(rest) ? "overdue" : (stateIn(rest) ?? "open"),
      };
    case "query.definition":
    case "query.rule":
    case "query.channels":
    case "query.privacy":
    case "query.overview":
      return intent === "query.overview" ? { district: true } : {};
    case "query.open_count":
      return { ...matterScope(rest), ...stateScope(rest), ...agedScope(rest) };
    case "query.compare":
      // What happened is no matter of ours: found hazards must not stand for it.
      return { ...matterScope(rest), ...(HAPPENED.test(rest) ? incidentIn(rest) : {}) };
    case "query.new_count":
      return { ...matterScope(rest), ...(REPORTED_MYSELF.test(rest) ? { reporter: "self" } : {}) };
    case "query.overdue":
      return { ...matterScope(rest), ...agedScope(rest), ...noneLate(rest) };
    default:
      return matterScope(rest);
  }
}

/** 「各企业隐患清单」 wants the rows of all of them, no figure for each. */
const matterScope = (rest: string, { apart } = { apart: true }): Scope => ({
  // 「隐患和纠纷有几个」: of two categories each has its row, for one alone would be half an answer.
  ...(namesSeveralCategories(rest) ? { group_by: "category" } : categoryOf(rest)),
  ...(namesSeveralSeverities(rest) ? { group_by: "severity", category: HAZARD } : severityOf(rest)),
  ...kindScope(rest, false),
  ...(apart ? grouped(rest) : {}),
});
/** 「各街道覆盖率」 is a row for each; 「社区的覆盖率」 is one figure of the communities. */
const levelUnlessEach = (rest: string): Scope => ("group_by" in grouped(rest) ? {} : groupOf(rest));

/** 「我这周报了几条」, but 「我们报了几条」 are the unit's. */
const REPORTED_MYSELF = /我(?!们|家|单位|局|街道|社区)[^,。;们]{0,6}(?:报|登记|提交)了?(?:几|多少|好多)/u;

const HAPPENED = /(?:事故|命案|刑事|发案|越级|非访|火灾|亡人|伤亡)(?!隐患|苗头)/u;

/** 「我今天到期的」 are those of that day; 「我销号的」 are struck off. */
function stateOfMine(rest: string): Scope {
  if (hasOverdue(rest)) return { state: "overdue" };
  if (/到期|临期/u.test(rest)) return { state: "due_soon" };
  const state = stateIn(rest);
  return state ? { state } : {};
}
const stateScope = (rest: string): Scope => {
  const state = stateIn(rest);
  return state && state !== "closed" ? { state } : {};
};
const categoryScope = (rest: string): string | null => (/五类/.test(rest) ? null : categoryIn(rest));

function categoryOf(rest: string): Scope {
  const topic = topicIn(rest);
  const severity = severitiesIn(rest);
  const category = categoryIn(rest) ?? (severity ? HAZARD : null);
  return { ...(category ? { category } : {}), ...(topic ? { keyword: topic } : {}) };
}

const severityOf = (rest: string): Scope => {
  const severity = severitiesIn(rest);
  return severity ? { severity } : {};
};

function kindScope(rest: string, counts: boolean): Scope {
  const kinds =
    kindsIn(rest) ??
    (counts && /单位/.test(rest) ? ["单位"] : null) ??
    (counts && /社区/.test(rest) ? ["社区"] : null);
  return kinds ? { kind: kinds } : {};
}

/** 「哪些街道」 are streets; communities and firms are units of a kind; 「哪些单位」 are all of them. */
function groupOf(rest: string): Scope {
  if (/街道|街办|办事处/.test(rest)) return { level: "street" };
  const kinds = kindsIn(rest) ?? (/社区|居委会/.test(rest) ? ["社区"] : null);
  return kinds ? { kind: kinds } : {};
}

function levelOf(rest: string): Scope {
  if (/社区|居委会/.test(rest)) return { level: "community" };
  if (/部门|线上/.test(rest)) return { level: "department" };
  const kinds = kindsIn(rest);
  if (kinds) return { level: "unit", kind: kinds };
  return /单位/.test(rest) ? { level: "unit" } : { level: "street" };
}

function groupBy(rest: string): string {
  if (/按?社区/.test(rest)) return "community";
  if (/按?(?:部门|牵头|条线|线)/.test(rest)) return "lead_dept";
  return /按(?:类|五类|类别)/.test(rest) ? "category" : "street";
}
