import { readNumber } from "./numerals.ts";

/** Things are counted by these; what days, doors and floors are counted by is no count. */
const MEASURE =
  "(?:具|处|台|辆|只|条|根|盏|扇|块|户|家|起|件|次|箱|瓶|桶|吨|米|公里|间|棵|株|套|组|部|座|口|盒|袋|张|把|面|堆|片|样|项|份|头|匹|艘|架|枚|粒|支|名|位|人|个(?!月|工作日|小时|星期|礼拜))";
const FIGURE = "(?:\\d{1,5}|[零〇一二两三四五六七八九十百]{1,5})";
const A_COUNT = new RegExp(`^(${FIGURE})[ ]?(${MEASURE})?$`);
/** A figure behind 第, before 楼, or inside a longer one is no count. */
const COUNTS = new RegExp(`(?<![第\\d.\\-零〇一二两三四五六七八九十百])(${FIGURE})[ ]?(${MEASURE})`, "g");

/** 「六具」, 「6」: a number, and what it counts where that is said. */
export type Count = { number: number; measure: string | null };

/** A value that is nothing but a count; else null. */
export function countOf(value: string): Count | null {
  const [, figure = "", measure] = A_COUNT.exec(value.trim()) ?? [];
  const number = readNumber(figure);
  return number === null ? null : { number, measure: measure ?? null };
}

/**
 * A text with its count put right: the one of this measure, or the one that was said to be wrong, however it is
 * written. Null where none or several could be meant: then nobody may guess.
 */
export function withCount(text: string, becomes: string, was: string | null): string | null {
  const [wanted, wrong] = [countOf(becomes), was === null ? null : countOf(was)];
  if (!wanted) return null;
  const meant = [...text.matchAll(COUNTS)].filter(([, figure = "", measure]) => {
    if (wrong && readNumber(figure) !== wrong.number) return false;
    const said = wrong?.measure ?? wanted.measure;
    return said === null || said === measure;
  });
  const [one] = meant;
  if (!one || meant.length > 1) return null;
  const value = wanted.measure ? becomes.trim() : `${becomes.trim()}${one[2]}`;
  return `${text.slice(0, one.index)}${value}${text.slice(one.index + one[0].length)}`;
}
