import { agedScope, noneLate } from "./query-aged.ts";
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

/** Only hazards are graded. */
const HAZARD = "安全隐患";
/** 「重大和一般的各有几条」, 「各等级几条」: a row for each grade. */
const namesSeveralSeverities = (rest: string): boolean =>
  SEVERAL_GRADES.test(rest) &&
  !/疑似重大(?:的)?(?:和|、|及|与)重大|重大(?:的)?(?:和|、|及|与)疑似重大/u.test(rest);
const SEVERAL_GRADES =
  /(?:重大|一般|立行立改)级?的?(?:隐患)?(?:和|与|跟|、|加|,)?(?:重大|一般|立行立改)|(?:各|每个?|分|按)(?:个)?(?:等级|级别|严重程度)/u;

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

/** What the ledger does not keep figures apart by; of which it has to say so. */
const UNKEPT =
  /(?:各|每个?|分|按)(?:个)?(网格员?|小区|楼栋|楼|村组|小组|科室|站所|乡镇|人员|人|姓名|年龄|性别|来源)(?!民|大|口|次)/u;
const BY_CATEGORY =
  /五类(?:问题|事项)?(?:各|分别)|(?:各|每个?|分|按)(?:个)?(?:类别|类型|种类|大类|类(?=事项|问题|台账|各|有|多少|几|在办|逾期|[?]|$))/u;

/** 「前卫有哪些单位」: all on the register, each with what it has in hand. */
const OF_REGISTER =
  /(?:有|管|辖|管着|登记|在册的?)(?:了|着)?(?:哪些|哪几个|哪几家|几个|几家|几所|多少家?|多少个|好多家?|好多个)(?:在册|登记)?的?(单位|企业|社区|学校|医院|市场|幼儿园|商场)(?:呢|\?)*$/u;
const STUCK = /卡在(?:了)?(?:哪些|哪几家|哪几个|哪家|哪个)(单位|家|街道|社区|部门)?/u;
const STUCK_AT: Record<string, string> = { 街道: "street", 社区: "community", 部门: "lead_dept" };

/** 「各街道」, 「按社区」, 「各学校」: one figure for each of them. */
export function grouped(rest: string): Scope {
  const unkept = UNKEPT.exec(rest)?.[1];
  if (unkept) return { group_by: unkept };
  const [, own] = OF_REGISTER.exec(rest) ?? [];
  if (own) return { group_by: own === "社区" ? "community" : "unit" };
  const [, stuck] = STUCK.exec(rest) ?? [];
  if (stuck !== undefined) return { group_by: STUCK_AT[stuck] ?? "unit" };
  if (BY_CATEGORY.test(rest)) return { group_by: "category" };
  if (/(?:各|每个?|分|按|所有)(?:个)?(?:街道|街办|办事处)/.test(rest)) return { group_by: "street" };
  const [, what = ""] = /(?:各|每|分|按)(?:个|家|所)?([^,。;]{2,6})/.exec(rest) ?? [];
  if (/^(?:社区|居委会|村)/.test(what)) return { group_by: "community" };
  if (/^(?:监管|牵头|职能)?(?:部门|条线)/.test(what)) return { group_by: "lead_dept" };
  return /^单位/.test(what) || kindsIn(what.slice(0, 4)) ? { group_by: "unit" } : {};
}
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
