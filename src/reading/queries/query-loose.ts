import type { ReadContext } from "../context.ts";
import type { QueryReading } from "../reading.ts";
import { readPlace } from "./query-scope.ts";
import { tightText } from "./query-text.ts";

type Read = (plain: string, tight: string, ctx: ReadContext) => QueryReading | null;

/** 「福海报了没」: a short name that could be anything else; only what is left of it nothing but that name. */
const REPORTED =
  /(?:今天|今日|本周|这周|这期)?(?:上?报|交)(?:了|过|上来)?(?:没有?|没得|吗|么)(?:呢|啊|\?)*$/u;
/** 「上午报了几条」: nobody keeps hours apart, so that day is meant, and the answer says so. */
const PART =
  /(今天|今日|昨天|昨日|前天)?的?(?:上午|下午|早上|早晨|中午|晚上|夜里)(?=[^,。;]{0,8}(?:几|多少|好多))|(今|昨)(?:早|晚)(?=[^,。;]{0,8}(?:几|多少|好多))/u;
const CHARS_MAX = 24;
export const WHOLE_DAY = "台账不分上午、下午,按当天全天计";

/** What asks in fewer or in finer words than any kind of question has: put into the words of one, and read again. */
export function readLoosely(plain: string, ctx: ReadContext, read: Read): QueryReading | null {
  if ([...plain].length > CHARS_MAX) return null;
  const asked = (words: string) => read(words, tightText(words), ctx);
  const [reported] = REPORTED.exec(plain) ?? [];
  if (reported) {
    const name = plain.slice(0, -reported.length).trim();
    const { text } = readPlace(name, ctx, { shared: "street" });
    return text !== "" && text === name ? asked(`${name}那边${reported}`) : null;
  }
  const part = PART.exec(plain);
  if (!part) return null;
  const day = part[1] ?? (part[2] === "昨" ? "昨天" : "今天");
  const query = asked(plain.replace(part[0], day));
  return query && { ...query, notes: [...query.notes, WHOLE_DAY] };
}
