import { categoryOf } from "./category.ts";
import { PROBLEM_TAGS, type Signs, signsOf } from "./problems.ts";

/** 「今天三件事:…;…;…」: as many as were announced. */
const ANNOUNCED = /([两二三四五六七八九\d])(?:件事|个问题|处问题|处隐患|个事|样)[^,。;]{0,6}:/;
const FIGURES = "〇一二三四五六七八九";
/** A name and a colon head a list, in which commas divide what semicolons divide elsewhere. */
const HEADED = /^[^,。;:]{2,16}:/;
/** One thing more, in the same breath: 「楼道还停满车」, 「还有一栋楼…」. */
const ADDED = /还(?:停|堆|摆|放|占|住|挂|拉|有(?!人))|也(?:停|堆|摆|占|挂|拉)/;
/** What a quarrel is about, when it is not about what was said before. */
const OWN_CAUSE = /(?<![因为])(?:为|因)(?!此|这|上述|以上)[^,。;]{1,10}/;

/** The pieces of a text where a problem of another kind begins, or one of those announced; null where there is but one. */
export function byKinds(text: string): string[] | null {
  const announced = ANNOUNCED.exec(text);
  if (announced) {
    const [, figure = ""] = announced;
    const pieces = text.split(/[;。\n](?=.)/).filter((piece) => piece.trim());
    if (pieces.length === (FIGURES.indexOf(figure === "两" ? "二" : figure) || Number(figure))) return pieces;
  }
  const pieces: string[] = [];
  let start = 0;
  for (const { index } of text.matchAll(
    HEADED.test(text) ? /[,;。\n](?=.)/g : /[;。\n](?=.)|,(?=[^,。;]*[还也])/g,
  )) {
    const [before, after] = [text.slice(start, index), clauseAt(text, index + 1)];
    if (text[index] === "," && !HEADED.test(text) && !ADDED.test(after)) continue;
    if (!beginsAnother(signsOf(before), signsOf(after))) continue;
    pieces.push(before);
    start = index + 1;
  }
  return pieces.length > 0 ? [...pieces, text.slice(start)] : null;
}

const clauseAt = (text: string, at: number) => /^[^,;。\n]*/.exec(text.slice(at))?.[0] ?? "";

/** Only what stands on its own legs: words of police or petition after a quarrel tell how it went on. */
function beginsAnother(before: Signs, after: Signs): boolean {
  const [was, is] = [categoryOf(before), categoryOf(after)];
  if (!before.has(...PROBLEM_TAGS) || was === is || (was !== "安全隐患" && was !== "服务管理盲区"))
    return false;
  switch (is) {
    case "安全隐患":
      return after.has("thing");
    case "服务管理盲区":
      return after.has("blindStrong") || ADDED.test(after.text);
    case "突出治安问题":
      return true;
    case "重大矛盾纠纷":
      return OWN_CAUSE.test(after.text);
    default:
      return false;
  }
}
