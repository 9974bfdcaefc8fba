import { countOf } from "./count.ts";
import { signsOf } from "./problems.ts";

/** What is, in place of what is not. */
export type Swap = { before: string; after: string };

const VALUE = "[^,、。;是]{1,20}";
/** 「6具不是4具」, 「灭火器在二楼,不在三楼」. */
const IS_NOT = new RegExp(`^(?!今[天日]不)([^,、。;]{1,24}?)[,、\\s]*(?:而)?不(?:是|在|止)(${VALUE})$`);
/** 「灭火器不是4具是6具」, 「没有4具,只有3具」. */
const NOT_IS = new RegExp(
  `^[^,、。;不没]{0,12}(?:不是|不在|不止|没有|没得)(${VALUE}?)了?(?:[,、。\\s]+(?:而|应该|应当|其实|就|才|只)?(?:是|在|有|改成?|改为|为)?|(?:而|应该|应当|其实|就|才|只)?(?:是|在|只有|改成|改为))(${VALUE})$`,
);
/** 「4具错了,是6具」. */
const WRONG_IS = new RegExp(
  `^(${VALUE}?)(?:写|填|报|说|打|数|看|记)?(?:错|岔|不对|有误)了?[,、\\s]*(?:应该|应当|应|其实)?(?:是|为|改成?|改为|有)?(${VALUE})$`,
);
const TAIL = /[。!~\s]+$/;
const COUNT_AT_END = /(?:\d{1,5}|[零〇一二两三四五六七八九十百]{1,5}) ?[\u4e00-\u9fa5]{1,2}$/;

/**
 * All that a message may set against one another, without a 「是」 before it or with the thing it is said of: only where
 * both are of one kind is it a correction. 「灭火器不是坏了就是过期」 is none.
 */
export function contrastsIn(given: string): Swap[] {
  const text = given.replace(TAIL, "");
  const [, told = "", was] = IS_NOT.exec(text) ?? [];
  const found = was ? valuesAtEnd(told).map((after) => ({ before: was, after })) : [];
  for (const pattern of [NOT_IS, WRONG_IS]) {
    const [, before, after] = pattern.exec(text) ?? [];
    if (before && after) found.push({ before, after });
  }
  return found;
}

/** Of 「灭火器是6具」 the count at its end, what follows 是 or 在, and the whole. */
function valuesAtEnd(told: string): string[] {
  const joined = told.slice(Math.max(...[..."是在有为"].map((sign) => told.lastIndexOf(sign))) + 1);
  const [count = ""] = COUNT_AT_END.exec(told) ?? [];
  return [countOf(count)?.measure ? count : "", joined, told].filter(Boolean);
}

/** 后门 and 前门, or two things of our list: words of one kind, though no field says which. */
export function areAlike({ before, after }: Swap): boolean {
  const [was, is] = [[...before], [...after]];
  if (/\d/.test(before + after)) return false;
  const short = Math.min(was.length, is.length) > 1 && Math.max(was.length, is.length) < 6;
  const isThing = (word: string) =>
    signsOf(word).hits.some((hit) => hit.tag === "thing" && hit.word === word);
  return (short && was.at(-1) === is.at(-1)) || (isThing(before) && isThing(after));
}

/** 「总共6具」, 「只有3具」, 「6具」: where a draft is open, how many there are. */
export function countAlone(text: string): string | null {
  const [, value = ""] = COUNT_ALONE.exec(text.replace(TAIL, "")) ?? [];
  return countOf(value)?.measure ? value : null;
}
const COUNT_ALONE =
  /^(?:总共|一共|合计|共|只有|只是|才有?|就|应该|应|实际|其实)?(?:是|有)?(?<!^有)(.{1,12}?)(?:才对|嘞|哈|吧|的)?$/;

/**
 * 「改一下午5点」, 「改倒周五」: a slip of 「改到」. Where 一下 may be meant (「改一下周三」), it is left alone.
 */
export const withoutSlip = (text: string): string => text.replace(SLIP, "$1到");
const DAY_OR_HOUR =
  "(?:[上下]午|中午|早上|晚上|傍晚|今[天晚日]|明[天早晚日]|后天|大后天|月[底末]|年底|本[周月]|\\d{1,2}[点号月:]|[一二三四五六七八九十]{1,3}[点号月])";
const SLIP = new RegExp(
  `^((?:(?:整改|完成)?(?:期限|时限|时间|日期))?(?:改|换|调))(?:(?:一下|一哈|一|下|哈)(?=${DAY_OR_HOUR})|[倒道刀](?=${DAY_OR_HOUR}|[上下这本]{0,2}个?(?:周|星期|礼拜|月)))`,
);
