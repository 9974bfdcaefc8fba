import { z } from "zod";
import { patternOf } from "./pattern.ts";
import given from "./zero-counts.json" with { type: "json" };

const pattern = z.string().min(1);
const { topic, zero, measure } = z
  .object({ source: z.string(), topic: pattern, zero: pattern, measure: pattern })
  .parse(given);

/** One above naught needs what it counts, or it is a number of something else: 「0311信访」. */
const COUNT = `(?:(${zero})${measure}?|(?:\\d{1,4}|[一二两三四五六七八九十百]{1,4})${measure})`;
const SEP = "[\\s::=为是有共计、-]{0,3}";
/** 「信访0起」, 「隐患:无」, 「0起纠纷」: a thing of the daily report and how many of it. */
const COUNTED = patternOf(
  new RegExp(`(?<!\\d)(?:${topic}(?:数量?|件数|起数|情况)?${SEP}${COUNT}|${COUNT}${topic})`, "g"),
);
/** What may stand around figures without telling anything more. */
const AROUND =
  /(?:各位)?(?:领导|同志|老师)们?(?:好|早上好|下午好|晚上好)?|大家好|您好|报告|汇报|上报|日报|周报|报送|通报|平安|五零|一切|情况|统计|数据|如下|今[天日晚]|昨[天日]|本[日周月]|截[至止到]|目前|当日|上午|下午|晚上|早上|全[天日]|街道|社区|辖区|区|网格|我们?|单位|发生|接到|收到|新增|共计?|累计|其中|正常|稳定|安全|无异常|没有?异常|零报告|特此|谢谢|辛苦|了|的|及|和|[\d年月日号点时分::./-]|[^\p{L}\p{N}]/gu;
const FIGURES_MAX = 24;

/** Whether a text may hold such figures at all. */
export const mayCount = (text: string): boolean => COUNTED.all(text, 1).length > 0;

/**
 * 「隐患0起、信访0起」: figures of the day and nothing else. All naught it is a zero report, else a summary, of which no
 * matter can be made; null where anything more is told.
 */
export function readCounts(unnamed: string): "zero" | "some" | null {
  const counted = COUNTED.all(unnamed);
  if (counted.length === 0 || counted.length > FIGURES_MAX) return null;
  let left = unnamed;
  for (const match of [...counted].reverse())
    left = `${left.slice(0, match.index)} ${left.slice(match.index + match[0].length)}`;
  if (left.replace(AROUND, "") !== "") return null;
  // 「信访无」 alone may be the beginning of something.
  if (counted.length < 2 && !/\d|零|〇|:/.test(unnamed)) return null;
  return counted.every(([, behind, before]) => (behind ?? before) !== undefined) ? "zero" : "some";
}
