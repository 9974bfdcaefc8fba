import type { ReadContext } from "../context.ts";
import { patternOf } from "../pattern.ts";
import type { QueryReading } from "../reading.ts";
import { emptyQuery } from "./query-build.ts";
import { SURNAME, TITLE } from "./query-params.ts";
import { readPlace } from "./query-scope.ts";

/** A hidden name is 某 here. */
const PERSON = `(?:(?:老|小|阿)${SURNAME}(?!区|街|家)|${SURNAME}[\\u4e00-\\u9fa5]{0,2}${TITLE}|某)`;
const WHICH_PERSON = "(?:谁(?!家|那)|哪位|哪个(?:人|领导|网格员|同志|干部|负责人))";
const THEIRS = "(?:的)?(?:名下|手上|手里|手头|手底下|包案?的|负责的|牵头的|管的|跟的|分管的)";
const WHEN = "(?:今天|昨天|这周|本周|上周|这个月|本月|上个?月|今年|现在|目前|一共|总共|还|都)*";
const COUNTED = "(?:几|多少|好多)(?:条|件|个|起|项|单|宗)?";
const DID = "(?:有|剩|欠|差|报|上报|登记|发现|销|销号|办|处理|包|拖|逾期|超期)了?";
const MOST = "最(?:多|少|快|慢|好|差|久)";
const OF_PERSON = patternOf(
  new RegExp(
    [
      `^(?:请问|查(?:一?下|哈)?|看(?:一?下|哈|看)?)?(?:${PERSON}|[他她](?!们)(?=名下|手|负责))(?:${THEIRS})?(?:那边|那里|那点)?${WHEN}(?:${DID})?${COUNTED}(?:了|呢|\\?)*$`,
      `${WHICH_PERSON}(?:${THEIRS})?[^,。;街社单部]{0,4}${MOST}`,
      `${WHICH_PERSON}${THEIRS}${WHEN}(?:${DID})?${COUNTED}`,
      `(?:网格员|包案领导|领导|干部|工作人员)(?:们)?(?:各自?|每人|分别|人均)[^,。;]{0,6}(?:${COUNTED})`,
    ].join("|"),
    "u",
  ),
);

/** 「老李名下几条」, 「谁手上最多」: figures of people, which nobody is given; the answer says why. */
export function aboutPeople(plain: string, tight: string, ctx: ReadContext): QueryReading | null {
  if (!OF_PERSON.test(tight)) return null;
  // 「方旺站」 is a unit, however much it sounds like somebody of a station.
  const isPlaced = readPlace(plain, ctx, { shared: "street" }).text !== "";
  return isPlaced ? null : emptyQuery({ intent: "query.of_people" });
}
