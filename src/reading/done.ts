import { ACT_WORDS } from "./act-words.ts";
import type { ReadContext } from "./context.ts";
import { readDeadline } from "./dates/deadline.ts";
import { clausesOf } from "./plain-text.ts";
import type { ProblemTag } from "./problems.ts";
import type { Told } from "./told.ts";

/** Put right, and nothing asked for any more. */
export function isDone(told: Told, ctx: ReadContext): boolean {
  const text = told.unnamed();
  const isTold = ACT_WORDS.done.test(text) || isRemedied(text);
  if (!isTold || ACT_WORDS.undone.test(text) || ACT_WORDS.removed.test(text) || AGAIN.test(text))
    return false;
  if (/当场|现场|立即|立刻|马上/.test(text) && ACT_WORDS.found.test(text)) return false;
  // A demand before it (「请派人修好」) is no report of success, unless it asks for the check.
  const withoutCheck = text.replace(
    /申请(?:复查|核验|验收|销号)|请(?:求|来|安排)?(?:人|领导|各位)?(?:来)?(?:复查|核验|验收|审核|核查|查收|查看|过目)|可以(?:复查|销号|验收)/g,
    "",
  );
  if (/请|让|务必|必须|尽快|限(?!位)|责令|要求|要(?!求)|应当?|需/.test(withoutCheck)) return false;
  return readDeadline(text, ctx).kind !== "stated" && !isStillWrong(told);
}

const isRemedied = (text: string): boolean => ACT_WORDS.remedied.test(text) && !ACT_WORDS.reopened.test(text);

/** 「护栏修好了,楼道还堵着」: what is told after the remedy as open is a matter of its own. */
function isStillWrong(told: Told): boolean {
  if (hasWrongItem(told)) return true;
  const clauses = clausesOf(told.unnamed());
  const last = clauses.findLastIndex(
    ({ text }) => ACT_WORDS.done.test(text) || ACT_WORDS.remedied.test(text),
  );
  const signs = told.signs();
  return clauses.some(({ text, start }, index) => {
    const joint = index === last ? BUT.exec(text) : null;
    if (index <= last && !joint) return false;
    const from = start + (joint?.index ?? 0);
    const said = text.slice(joint?.index ?? 0);
    if (NO_LONGER.test(said)) return false;
    const hits = signs.hits.filter(({ at }) => at >= from && at < start + text.length);
    if (hits.some(({ tag, word }) => tag === "fault" || (WRONG_TAGS.has(tag) && !GUARDS.test(word))))
      return true;
    return hits.some(({ tag }) => tag === "thing") && OPEN.test(said);
  });
}
/** 「1、灭火器已更换 2、应急灯不亮」: of several numbered ones one that is told without any remedy. */
function hasWrongItem(told: Told): boolean {
  const text = told.unnamed();
  const starts = [...text.matchAll(NUMBERED)].map(({ index }) => index);
  if (starts.length < 2) return false;
  return starts.some((start, nth) => {
    const end = starts[nth + 1] ?? text.length;
    const item = text.slice(start, end);
    if (ACT_WORDS.done.test(item) || ACT_WORDS.remedied.test(item) || NO_LONGER.test(item)) return false;
    const tags = told.signs().hits.flatMap(({ tag, at }) => (at >= start && at < end ? [tag] : []));
    return tags.includes("fault") || (tags.includes("thing") && (OPEN.test(item) || /不/.test(item)));
  });
}
const NUMBERED = /(?<![\dA-Za-z.-])\d{1,2} ?[、.)](?!\d)/g;

/** 「灯修好了但是楼梯还堵」: in one breath. */
const BUT =
  /水(?:[是很还又都]|有点?|还是|发){0,2}[黄浑黑臭味]|[出流放是][黄浑]水|但是?|不过|就是|只是|可是|另外|还有|留下|剩(?!余的?已)|堆(?:在|到|起)/;
const OPEN = /还(?!好|原)|仍|又|另外|没|未|[堵漏裂断坏破烂倒塌缺堆占挡锁乱冒剩]/;
/** 「不漏了」, 「之前是坏的」, 「再坏」: not now. */
const NO_LONGER =
  /不(?:再|会再?)?[^,。;不]{1,3}了|之前|原来|原先|以前|上次|当时|再(?:坏|有|发)|以免|避免|防止|如|若/;
export const WRONG_TAGS = new Set<ProblemTag>([
  "disputeStrong",
  "violent",
  "security",
  "petition",
  "accidentStrong",
  "blindStrong",
]);
/** What keeps order is no disorder. */
export const GUARDS = /治安|技防|监控|摄像|门禁|报警|安检|保安|巡更|防冲撞/;
/** 「修好了又黑了」; 「拆了又装好了」 is done. */
export const AGAIN =
  /(?:好|完|毕|了)后?(?:没[几两]天)?又(?!修|装|换|加|补|刷|清|检|重)|(?:其实|实际上?|结果)[^,。;]{0,3}(?:还在|还是|仍|没|又|根本)/;
