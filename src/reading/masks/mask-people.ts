import { z } from "zod";
import { type Hide, marksOf } from "./mask-marks.ts";
import given from "./mask-people.json" with { type: "json" };

const words = z.array(z.string().min(1)).min(1);
const sourced = z.object({ source: z.string(), words });
const peopleSchema = z.object({
  health: sourced.extend({ not: words }),
  identity: sourced.extend({ not: words }),
  peoples: sourced.extend({ followedBy: words }),
  minors: sourced.extend({ body: words, not: words, hurt: words, onlyFeared: words }),
});
const data = peopleSchema.parse(given);

// The longest first: 精神病人 is not 精神病 and 人.
const anyOf = (all: readonly string[]) => [...all].sort((a, b) => b.length - a.length).join("|");
const except = ({ words, not }: { words: string[]; not: string[] }) =>
  new RegExp(`(?!${anyOf(not)})(?:${anyOf(words)})`, "g");

const HEALTH = except(data.health);
const IDENTITY = except(data.identity);
// Beside a name it is that person's: 和某(纳西族).
const PEOPLES = new RegExp(
  `(?<=${marksOf("姓名")}[\\s(,、是]{0,2})(?:${anyOf(data.peoples.words)})|(?:${anyOf(data.peoples.words)})(?=${anyOf(data.peoples.followedBy)})`,
  "g",
);

/** 户籍昭通鲁甸, 老家四川的: where somebody comes from. */
const ORIGIN =
  /(?<=(?:户籍(?:地|所在地)?|籍贯|户口)(?:是|在|为|:|\s){0,2})(?:昭通|曲靖|玉溪|保山|丽江|普洱|临沧|楚雄|红河|文山|西双版纳|大理|德宏|怒江|迪庆|昆明|云南|四川|贵州|重庆|湖南|湖北|河南|河北|江西|江苏|浙江|福建|广东|广西|安徽|山东|山西|陕西|甘肃|青海|新疆|西藏|宁夏|内蒙古|辽宁|吉林|黑龙江|海南|北京|上海|天津)[\u4e00-\u9fa5]{0,6}(?=$|[\s,。;、)])/g;

/** Hides what somebody suffers from, believes, is or once did: labels and health are no business of a ledger. */
export function hideLabels(text: string, hide: Hide): string {
  return text
    .replace(ORIGIN, (word) => hide("身份信息", word))
    .replace(HEALTH, (word) => hide("健康信息", word))
    .replace(IDENTITY, (word) => hide("身份信息", word))
    .replace(PEOPLES, (word) => hide("身份信息", word));
}

const HOW_MANY =
  "(?:([0-9一二两三四五六七八九十几多数]{1,3})?余?(?:个|名|位)|(?<![0-9栋楼第])([2-9二两三四五六七八九])(?![0-9一二三四五六七八九十岁]))";
const AGE = "(?:(?:约|仅|才|年仅|今年)?([0-9一二三四五六七八九十]{1,3})(?:个月|岁)(?:大|多)?的?)";
const NAMED = marksOf("姓名");
const MINOR = new RegExp(
  `${HOW_MANY}?(?:(?:住户|居民|业主|村民)家的?)?(?:${AGE}?(?<![大留])(?:${anyOf(data.minors.words)})(?!的?(?:${anyOf(data.minors.not)}))们?${NAMED}?|${AGE}${NAMED})(?:的?(?:${anyOf(data.minors.body)})(?![续机工册持动段势]))?`,
  "g",
);
const ANY_MINOR = new RegExp(`岁|${anyOf(data.minors.words)}`);
const HURT = new RegExp(anyOf(data.minors.hurt));
const FEARED = new RegExp(anyOf(data.minors.onlyFeared));
const ADULT_YEARS = 18;

/** Says of a child that was hurt or is ill only that somebody was: 「夹伤一个娃娃的手指」 becomes 「夹伤1人」. */
export function hideHurtMinors(given: string, hide: Hide): string {
  if (!ANY_MINOR.test(given) || !HURT.test(given)) return given;
  return given.replace(MINOR, (match: string, ...rest: unknown[]) => {
    const [count, bare, age, ageOfNamed] = rest;
    const at = rest.find((part) => typeof part === "number") ?? 0;
    const years = Number(age ?? ageOfNamed ?? 0);
    if (years >= ADULT_YEARS || !isHurt(given, at, at + match.length)) return match;
    // No sign stays for it: the sentence just speaks of people.
    hide("未成年人信息", match);
    return peopleOf(count ?? bare, /^(?:余?[个名位])/.test(match), given[at - 1]);
  });
}

function peopleOf(count: unknown, one: boolean, before: string | undefined): string {
  if (typeof count === "string") return `${count === "一" ? "1" : count}人`;
  return one ? "1人" : before === "有" ? "人" : "有人";
}

const [BEFORE_CHARS, AFTER_CHARS] = [12, 16];
/** In the same sentence, and not only feared. */
function isHurt(text: string, start: number, end: number): boolean {
  const before =
    text
      .slice(Math.max(0, start - BEFORE_CHARS), start)
      .split(/[。;!?\n]/)
      .at(-1) ?? "";
  const after = text.slice(end, end + AFTER_CHARS).split(/[。;!?\n]/)[0] ?? "";
  const [left, right] = [HURT.exec(before), HURT.exec(after)];
  if (left && !FEARED.test(before)) return true;
  return right !== null && !FEARED.test(before) && !FEARED.test(after.slice(0, right.index));
}
