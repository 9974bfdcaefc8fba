import { type Hide, marksOf } from "./mask-marks.ts";

const DEGREES =
  "\\d{1,3}\\s?[°度]\\s?(?:\\d{1,2}(?:\\.\\d{1,6})?\\s?[′'’分]\\s?)?(?:\\d{1,2}(?:\\.\\d{1,6})?\\s?(?:′′|''|[″\"”秒])\\s?)?";
const DECIMAL = "\\d{1,3}\\.\\d{2,9}";
const PART = `(?:(?:[北南]纬|[东西]经|[经纬]度)[::是为]?\\s?(?:${DEGREES}|${DECIMAL}°?)|(?<![A-Za-z])[NSEW][::]?\\s?(?:${DEGREES}|(?:\\d{3}\\.\\d{3,9}|\\d{2}\\.\\d{4,9})°?)|\\d{1,3}\\s?°\\s?\\d{1,2}(?:\\.\\d{1,6})?\\s?[′'’分]\\s?(?:\\d{1,2}(?:\\.\\d{1,6})?\\s?(?:′′|''|[″"”秒])\\s?)?[NSEW](?![A-Za-z])|${DECIMAL}\\s?°\\s?[NSEW](?![A-Za-z]))`;
const BARE_LINK = "[\\s,、;]{1,2}";
const LINK = "[\\s,、;/]{1,3}";
/** Two numbers without a word are a place where they lie in Yunnan: 21–29 north, 97–106 east. */
const [NORTH, EAST] = ["2[1-9]\\.\\d{2,9}", "(?:9[7-9]|10[0-6])\\.\\d{2,9}"];
const COORDINATES = new RegExp(
  `${PART}(?:${LINK}${PART})?|(?<![\\d.])(?:${NORTH}${BARE_LINK}${EAST}|${EAST}${BARE_LINK}${NORTH})(?![\\d.]|\\s?(?:[米元块吨克升%]|k?[VWA]\\b|[mMcC][mM]))`,
  "g",
);
const OF_A_THING =
  /(?:尺寸|[长宽高厚深]度?|单价|总?价|金额|电[流压阻]|读数|高程|桩号|压力|温度|面积|浓度|规格)[::是为]?\s?$/;
/** What lies there is told: a hole in the road is nobody's whereabouts. */
const LIES_THERE =
  /^\)?\s?(?:附近|处|这[里点]|那[里点]|边上?|旁边?|有|的?(?:路面|道路|井盖|护栏|边坡|挡墙|河道|山体|电杆|水沟))/;
const SOMEBODY = new RegExp(`${marksOf("姓名")}|[他她]|[户住]|(?<!国|大)家|人在|手机`);
const AROUND = 12;

/** Hides where somebody is, told as numbers; where they only say where a thing lies they are the place of a hazard. */
export function hideCoordinates(given: string, hide: Hide): string {
  if (!/\d[.°度]\s?\d/.test(given)) return given;
  return given.replace(COORDINATES, (match: string, ...rest: unknown[]) => {
    const at = rest.find((part) => typeof part === "number") ?? 0;
    const before = given.slice(Math.max(0, at - AROUND), at);
    const after = given.slice(at + match.length, at + match.length + AROUND);
    const ofThing = OF_A_THING.test(before) || (LIES_THERE.test(after) && !SOMEBODY.test(before + after));
    return ofThing ? match : hide("坐标", match.replace(/\s/g, ""));
  });
}

const AGE =
  /(?:今年|现年|年约|年近|约)?(\d{1,3}|[一二三四五六七八九十]{1,3})[多来几]?岁(?:多|左右|半)?(?![以及至到]|-)/g;
const NUMBER = "(?:[A-Za-z]?\\d{1,3}|[一二三四五六七八九十]{1,3})";
const ADDRESS = new RegExp(`${marksOf("门牌号")}|${NUMBER}(?:栋|幢|号楼|单元|门牌)`);
const CLAUSE_END = /[。;!?\n]/;
const NEAR = 16;
/** Of a grown-up pupil the reader of hurt children has to know that he is one. */
const GROWN_PUPIL = /^的?[男女]?(?:大?学生|青少年|少[男女年]|[男女]生)/;

/** Hides how old somebody is where an address stands beside it: together they say who. */
export function hideAges(given: string, hide: Hide): string {
  if (!given.includes("岁")) return given;
  return given.replace(AGE, (match: string, years: string, at: number) => {
    const end = at + match.length;
    const before =
      given
        .slice(Math.max(0, at - NEAR), at)
        .split(CLAUSE_END)
        .at(-1) ?? "";
    const after = given.slice(end, end + NEAR).split(CLAUSE_END)[0] ?? "";
    const grown =
      !/^(?:\d|1[0-7]|[一二三四五六七八九]|十[一二三四五六七]?)$/.test(years) && GROWN_PUPIL.test(after);
    return !grown && (ADDRESS.test(before) || ADDRESS.test(after)) ? hide("年龄", match) : match;
  });
}
