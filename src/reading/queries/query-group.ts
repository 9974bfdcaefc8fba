import { kindsIn } from "./query-scope.ts";

type Scope = Record<string, unknown>;

/** Only hazards are graded. */
export const HAZARD = "安全隐患";
/** 「重大和一般的各有几条」, 「各等级几条」: a row for each grade. */
export const namesSeveralSeverities = (rest: string): boolean =>
  SEVERAL_GRADES.test(rest) &&
  !/疑似重大(?:的)?(?:和|、|及|与)重大|重大(?:的)?(?:和|、|及|与)疑似重大/u.test(rest);
const SEVERAL_GRADES =
  /(?:重大|一般|立行立改)级?的?(?:隐患)?(?:和|与|跟|、|加|,)?(?:重大|一般|立行立改)|(?:各|每个?|分|按)(?:个)?(?:等级|级别|严重程度)/u;

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
