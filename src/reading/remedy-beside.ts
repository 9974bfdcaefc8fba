import { saysAccident } from "./accident.ts";
import { ACT_WORDS } from "./act-words.ts";
import { AGAIN, GUARDS, WRONG_TAGS } from "./done.ts";
import { clausesOf } from "./plain-text.ts";
import { namedIn, namesThingOf } from "./same-thing.ts";
import type { Told } from "./told.ts";

/** What was put right, what is still wrong, and what stood before both (the unit, the day). */
export type Beside = { remedy: string; wrong: string; before: string };

const JOINT = /但是?|不过|就是|只是|可是|另外|还有|留下/;
const LEADING_JOINT = /^(?:但是?|不过|就是|只是|可是|另外|还有|[,，\s])+/;
const DEMAND = /请|让|务必|必须|尽快|限|责令|要求|要(?!求)|应(?!急)|需|[前内](?=[整改修换清弄]|$)/;
const STILL_OPEN = /还(?:没|未|是|在|不)|尚未|仍|没(?:有|得)?[修换改清整弄搞装补拆处]/;
/** 「灭火器换了」: what is weaker than 「换好了」 is told as done beside what is not. */
const MENDED =
  /(?:换|修|补|清|装|配|焊|填|盖|搬|接|疏通)(?:好|完|上|掉|走|过|起来)?(?:了|啦|咯|喽)(?:[\d一二两三四五六七八九十]{1,3}[具盏个处块根扇台])?$/;
/** Whoever moved out is no remedy. */
const PEOPLE_LEFT = /(?:户|主|人|板|贩|员|商)[^,]{0,4}(?:搬|撤|走|离|清退)/;
/** 「没几天又堆满了」 is said of what was mended. */
const SAME_AGAIN =
  /^(?:没[几两多]?[天久]|今天|现在|马上|第二天|过了?[^又]{0,3}|结果|但是?|不过)*(?:又|还是|依然|仍|再次)/;
const AMISS = /还(?!好|原)|仍|没|未|不|[堵漏裂断坏破烂倒塌缺占挡锁乱冒剩]/;

/** Without one of these no remedy is told: most messages are passed by. */
export const MAY_BE_TOLD =
  /已|都|(?:换|修|补|清|装|配|焊|填|盖|搬|接|通|拆|理|整|治|固|扫|弄|搞|亮|正)[^,。;]{0,3}[了啦咯喽毕成位好完束]/;
const DIVIDED = /[,,。;;\n但不就只可另还留]/;

type Piece = { start: number; end: number; is: "remedy" | "wrong" | null };

/**
 * 「灭火器换了,应急灯还没修好」: a remedy of one thing beside what is still wrong with another. Null where both are said of
 * the same (「换了3具,还有1具没换」), or where it cannot be told apart: then the message stays whole.
 */
export function remedyBeside(told: Told): Beside | null {
  if (!MAY_BE_TOLD.test(told.text) || !DIVIDED.test(told.text) || saysAccident(told.signs())) return null;
  const found = piecesOf(told.unnamed());
  if (found.length < 2 || !found.some(({ start, end }) => mayBeRemedy(told.unnamed().slice(start, end))))
    return null;
  const pieces = found.map((piece): Piece => ({ ...piece, is: kindOf(told, piece) }));
  const first = pieces.findIndex(({ is }) => is !== null);
  const firstWrong = pieces.findIndex(({ is }) => is === "wrong");
  const lastRemedy = pieces.findLastIndex(({ is }) => is === "remedy");
  if (firstWrong < 0 || lastRemedy < 0) return null;
  const words = (of: (piece: Piece, at: number) => boolean) =>
    pieces
      .filter(of)
      .map(({ start, end }) => told.text.slice(start, end).replace(LEADING_JOINT, "").trim())
      .filter(Boolean)
      .join(",");
  // 「护栏断了,已修复」 tells of one thing; what was wrong before the remedy must be said to be so still.
  const early = pieces.filter(({ is }, at) => is === "wrong" && at < lastRemedy);
  const still = ({ start, end }: Piece) => STILL_OPEN.test(told.text.slice(start, end));
  if (early.length > 0 && firstWrong < pieces.findIndex(({ is }) => is === "remedy") && !early.every(still))
    return null;
  if (
    pieces.some(
      (piece) => piece.is !== "remedy" && SAME_AGAIN.test(told.text.slice(piece.start, piece.end).trim()),
    )
  )
    return null;
  const remedy = words(({ is }) => is === "remedy");
  // What is neither belongs to what is wrong: 「…,周五前弄好」.
  const wrong = words(({ is }, at) => is === "wrong" || (is === null && at > first));
  const ofWrong = words(({ is }) => is === "wrong");
  if (namesThingOf(ofWrong, remedy) || namesThingOf(remedy, ofWrong)) return null;
  return { remedy, wrong, before: words((_, at) => at < first) };
}

const mayBeRemedy = (text: string): boolean =>
  MAY_BE_TOLD.test(text) &&
  (MENDED.test(text.trim()) || ACT_WORDS.done.test(text) || ACT_WORDS.remedied.test(text));

/** The clauses, and within them what a 「但」 divides. */
function piecesOf(text: string): { start: number; end: number }[] {
  return clausesOf(text).flatMap(({ text: clause, start }) => {
    const { index = -1 } = JOINT.exec(clause) ?? {};
    const end = start + clause.length;
    if (index < 2) return [{ start, end }];
    return [
      { start, end: start + index },
      { start: start + index, end },
    ];
  });
}

/** A remedy names the thing it mended; what is wrong names its own, or is a wrong by itself. */
function kindOf(told: Told, { start, end }: { start: number; end: number }): Piece["is"] {
  const text = told.unnamed().slice(start, end);
  const hits = told.signs().hits.filter(({ at }) => at >= start && at < end);
  const isThing = hits.some(({ tag }) => tag === "thing");
  const isSure = MAY_BE_TOLD.test(text) && (ACT_WORDS.done.test(text) || ACT_WORDS.remedied.test(text));
  const isRemedy = isSure || (isThing && MENDED.test(text.trim()));
  const isUndone =
    isRemedy &&
    [ACT_WORDS.undone, ACT_WORDS.removed, ACT_WORDS.reopened, AGAIN, DEMAND].some((pattern) =>
      pattern.test(text),
    );
  if (isRemedy && !isUndone) return namedIn(text) !== "" && !PEOPLE_LEFT.test(text) ? "remedy" : null;
  if (hits.some(({ tag, word }) => WRONG_TAGS.has(tag) && !GUARDS.test(word))) return "wrong";
  if (!isThing) return null;
  const isFault = hits.some(({ tag }) => tag === "fault");
  return isFault || AMISS.test(text) || DEMAND.test(text) ? "wrong" : null;
}
