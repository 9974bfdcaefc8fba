import type { Day } from "../../domain/day.ts";
import type { ReadContext } from "../context.ts";
import { readDeadline } from "../dates/deadline.ts";
import { NUMBER, readNumber } from "../numerals.ts";
import { findUnits } from "../units/units.ts";
import { departmentCalled } from "./query-places.ts";
import { readPlace } from "./query-scope.ts";

/** Of names as people write them: 老李, 李科. */
export const SURNAME =
  "[王李张刘陈杨赵黄周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚]";
export const TITLE =
  "(?:科长|副?主任|副?局长|副?所长|副?队长|副?站长|副?书记|副?区长|副?股长|副?处长|副?部长|主席|委员|经理|警官|老师|师傅|科|主|局|所|队|站|处|总|工|姐|哥)";
const DUTY = "(?:来|去|要|给|同志|负责|盯|跟|牵头|对接|抓|包案|办|处理|落实|接|督办|核实)";
/** 「张科盯一下」, 「由老李负责」, 「@小王」: somebody of the staff, to be chosen from the address book. */
const OWNER = new RegExp(
  `@([^\\s@,,。]{2,12})|((?:老|小)${SURNAME}(?!区|街))|(${SURNAME}(?:[\\u4e00-\\u9fa5]{0,2})${TITLE})|(?:由|让|请|叫|喊|安排|交给|[,,。;\\s]|^)(${SURNAME}[\\u4e00-\\u9fa5]{1,2})(?=${DUTY})`,
  "u",
);
const CASE_LEADER =
  /(?:包案领导|责任人|承办人|经办人)(?:改|换|变|调|定|填)?(?:成|为|到|是|:)([\u4e00-\u9fa5]{2,8})/u;

/** The person who shall see to it, as written; which colleague that is, a person chooses. */
export function ownerIn(plain: string): string | null {
  const leader = CASE_LEADER.exec(plain)?.[1];
  if (leader) return leader;
  const match = OWNER.exec(plain);
  return match ? (match[1] ?? match[2] ?? match[3] ?? match[4] ?? null) : null;
}

const TARGET =
  /(?:^|[条件个的就先])\s*给([^,。;!?]{2,14})|(?:转|转办|转派|派|分派|指派|批转|移交|移送|交办|分办|改派|分|交|丢|安排|下|(?:责任单位(?:改|换|变|调)))(?:交|送)?(?:给|到|至|往|由|成|为)([^,。;!?]{2,24})|(?:转|移送|移交|改派|派)([^,。;!?了]{2,16})|(?:由|让|请|叫|喊)([^,。;!?]{2,16}?)(?:办理|承办|负责|牵头|处理|整改|主办|跟进)|(?:是|属于|归|属|应由|该由|该归|应该是|在)([^,。;!?不我]{2,14}?)(?:的|管|负责|辖区|范围|那边|地盘|$|[,。])/u;

export type Target = { to: string | null; toText: string | null; candidates: string[] };

/** The unit or body a matter shall go to; `candidates` where two share the name. Null and none where nobody is named. */
export function targetIn(plain: string, ctx: ReadContext): Target {
  const match = TARGET.exec(plain);
  const named = (match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4] ?? "").trim();
  const nobody = { to: null, toText: named || null, candidates: [] };
  if (!named) return nobody;
  const found = findUnits(ctx.units, named, { street: null, unit: null });
  if (found.how === "stated" || found.how === "context")
    return { ...nobody, to: found.unit.name, toText: null };
  if (found.how === "ambiguous") return { ...nobody, candidates: found.candidates.map((unit) => unit.name) };
  if (found.how === "unknown") return { ...nobody, candidates: found.near.map((unit) => unit.name) };
  return { ...nobody, to: departmentCalled(named) };
}

const BELONGS =
  /(?:应该?是|应由|应该由|该由|该归|应归|属于|归|(?<!不)是|由)([^,。;!?不我咱本]{2,14}?)(?:的(?!情况)|管|负责|辖区|范围|那边|办理|处理|,|。|$)/u;

/** 「是度假区的」, 「应由应急局管」: whose it is instead, by the register's name where it has one; null where not said. */
export function belongsTo(plain: string, ctx: ReadContext): string | null {
  const named = BELONGS.exec(plain)?.[1];
  if (!named || /我们|错/u.test(named)) return null;
  const { street, unit, lead_dept } = readPlace(named, ctx, { shared: "street" }).scope;
  return [street, unit, lead_dept].find((name): name is string => typeof name === "string") ?? named;
}

/** The day by which: 「周五前」, and behind 延到 the bare 「下周五」; null for none or one that is over. */
export function dueIn(plain: string, ctx: ReadContext): Day | null {
  const until = /(?:延期?|延长|展期|推迟|宽限|顺延|放宽|改|调整?|缓)(?:到|成|至|为)([^,。;!?]{2,12})/u.exec(
    plain,
  )?.[1];
  const deadline = readDeadline(
    until ? `${until.replace(/(?:之?前|以前|吧|行不行|可以吗)+$/u, "")}前` : plain,
    ctx,
  );
  return deadline.kind === "stated" ? deadline.day : null;
}

const MORE_DAYS = new RegExp(
  `(?:延期?|延长|展期|宽限|推迟|再给|多给|顺延|缓)(?:我们?|个|他们|多|再|到|点)*(${NUMBER}|半)个?(天|日|周|星期|礼拜|月|工作日)`,
  "u",
);

/** 「延3天」: so many days more than the present deadline. */
export function moreDaysIn(plain: string): number | null {
  const [, figure = "", unit = ""] = MORE_DAYS.exec(plain.replace(/\s/g, "")) ?? [];
  if (figure === "半") return unit === "月" ? 15 : null;
  const count = readNumber(figure);
  if (count === null || !unit) return null;
  return unit === "月" ? count * 30 : /周|星期|礼拜/.test(unit) ? count * 7 : count;
}

const REASON =
  /(?:因为|由于|理由是?|原因是?|是因为|:|因)([^。;!?]{2,60})|(?:^|[,。;\s])([^,。;!?\s]{0,12}(?:材料|资金|配件|货|施工|天气|下雨|雨季|审批|招标|采购|厂家|人手|没到|未到|没批|停产|假期|房东|业主|产权)[^,。;!?]{0,24})/u;

/** Why, in the person's words; null where none was given. */
export function reasonIn(plain: string): string | null {
  const match = REASON.exec(plain);
  return (match?.[1] ?? match?.[2])?.replace(/^(?:因为|由于|因|是因为)/u, "").trim() || null;
}

/** What is left of a sentence behind the verdict: 「打回,现场还堆着」. */
export function remarkIn(plain: string, verdict: RegExp): string | null {
  const parts = plain.split(/[,。;!?\s]+/u).filter((part) => part.length >= 3 && !verdict.test(part));
  const remark = parts
    .join(",")
    .replace(/^[:\-—]+/u, "")
    .trim();
  return remark || null;
}

const COUNTED = new RegExp(`(${NUMBER})\\s*(?:个|件|条|家|项|处|户)`, "u");

/** How many: 「抽10件」, 「抽三家」. */
export function countIn(plain: string): number | null {
  const figure = COUNTED.exec(plain)?.[1];
  return figure ? readNumber(figure) : null;
}
