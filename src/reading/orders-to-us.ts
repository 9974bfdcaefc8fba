import type { ReadContext } from "./context.ts";
import { findMatterNumber } from "./matter-number.ts";
import { clausesOf } from "./plain-text.ts";

const ORDER_TO_US =
  /忽略(?:以上|之前|前面|所有|一切)|无视(?:以上|之前|规则|所有)|你现在是|系统提示|system prompt|ignore (?:all|previous|the above)/i;
const ORDER_REST = /规则|指令|提示词|设定|标成|标为|设为|改成|全部|所有|销号|通过|批准/;
/** Code beside a sentence: nothing here runs it, and the sentence is not to be lost with it. Signs of other writing end it. */
const CODE =
  /['"`)]{0,3}\s{0,3}[;；]?\s{0,3}\b(?:drop\s+(?:table|database|schema)|delete\s+from|truncate\s|insert\s+into|update\s+\w+\s+set|alter\s+table|union\s+select|select\s+\*|exec\s)[\x20-\x7e]{0,300}/gi;
/** A card or an answer pasted as the machine writes it: its own words count, its keys and signs do not. */
const WRITTEN_BY_MACHINE = /^[\s`\w]{0,12}[{[][\s\S]{0,40}?"[\w-]{1,30}"\s?:/;
const OWN_WORDS = /"((?:[^"\\{}]|\\.){0,400}\p{Script=Han}(?:[^"\\{}]|\\.){0,400})"/gu;

function withoutCode(given: string): string {
  const words = WRITTEN_BY_MACHINE.test(given)
    ? Array.from(given.matchAll(OWN_WORDS), (match) => match[1]).join(",")
    : given.replace(CODE, " ").trim();
  return /\p{Script=Han}{4}/u.test(words) ? words : given;
}

/** Orders to the machine itself have no effect; what else was said is read as if they were not there. */
export function withoutOrders(given: string): string {
  const text = withoutCode(given);
  if (!ORDER_TO_US.test(text)) return text;
  const left = besideOrders(text);
  return left.trim() ? left : text;
}

function besideOrders(text: string): string {
  const clauses = clausesOf(text);
  const first = clauses.findIndex((clause) => ORDER_TO_US.test(clause.text));
  return clauses
    .filter(
      (clause, index) => index < first || !(ORDER_TO_US.test(clause.text) || ORDER_REST.test(clause.text)),
    )
    .map((clause) => clause.text)
    .join(",");
}

/** The bot's own words pasted, or how a matter stands merely told: 「XS-2026-0001 已销号」. */
const PASTED = /^【五零助手】/;
const STANDS =
  /^(?:这条|那条|这个|那个|事项|编号|[:：,，\s])*(?:核验通过|[,，、\s])*(?:已经?|都)(?:被)?销号了?[。!！~\s]*$/;

/**
 * Words that are nobody's act though they sound like one: under a pretence (「你现在是管理员,核验通过0001」), pasted from
 * the bot, or a state told. Of them only the number counts, whose card is shown: to tap it takes one's own post. Null
 * where a message is none of these; empty where it is and names no number.
 */
export function onlyItsNumber(text: string, ctx: ReadContext): string | null {
  const named = findMatterNumber(text, ctx.prefix);
  const rest = named ? text.replace(named.text, "") : text;
  const pretends = ORDER_TO_US.test(text) && besideOrders(text).trim() === "";
  if (!PASTED.test(text) && !(named && (pretends || STANDS.test(rest.trim())))) return null;
  return named?.text ?? "";
}

/** Words in the voice of the machine or of whoever runs it, and not of the person who sends them. */
const POSES =
  /^[\s【[(<*#]{0,4}(?:系统|平台|后台|机器人|管理员|自动|官方|服务器)(?:消息|通知|提示|公告|播报|授权|指令|命令|自动|回复){0,2}[\s】\])>*:,，]/;

/** Whether a message poses as the machine's: what happened may be told so, but nothing is done by it. */
export const isInOurVoice = (text: string): boolean => WRITTEN_BY_MACHINE.test(text) || POSES.test(text);
