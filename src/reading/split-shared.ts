/** Whether words are a deadline and nothing else, and whether any deadline is said in them. */
export type DueWords = { isDue(words: string): boolean; holdsDue(words: string): boolean };

const FIGURES = "一二三四五六七八九";
const FIGURE = `[1-9${FIGURES}]`;
const ITEM = "(?:项|个|条|点|处|件|样)?";
/** 「1和2」, 「第三项」, 「1、2项」. */
const NAMED = new RegExp(`^(?:第?${FIGURE}${ITEM}(?:和|跟|与|及|、|\\.|号)?){1,8}$`);
/** 「前两项」, 「后面两个」, 「最后一项」. */
const FROM_AN_END = new RegExp(
  `^(前面?|后面?|最后面?)([1-9两${FIGURES}])(?:项|个|条|点|处|件|样)(?:问题|隐患)?`,
);
const THE_REST = /^(?:其余|其他|其它|剩下|余下|剩余|别)的?(?:[几两一二三]?(?:项|个|条|点))?/;
const ALL_OF_THEM = /^(?:都|全都|全部|均|的|问题|必须|务必|要|请|得|:|\s)+/;
const NAMED_CHARS_MAX = 16;

/**
 * What is said at the end of a numbered list: 「…3、后门锁死,周五前整完」 holds for all of them, 「1和2周五前,3今天内」
 * for each its own. Gives the items without it, and what was said for each beside the header.
 */
export function dealOut(
  items: readonly string[],
  tail: string,
  due: DueWords,
): { items: string[]; said: string[] } {
  const cut = cutLast(items, due);
  const body = [...items.slice(0, -1), cut.item];
  const clauses = [...cut.clauses, ...tail.split(/[,,。;;\n]/)]
    .map((clause) => clause.trim())
    .filter(Boolean);
  const said = items.map(() => "");
  let named = false;
  for (const clause of clauses) {
    const meant = itemsMeant(clause, said, due);
    named ||= meant !== null;
    for (const at of meant?.at ?? []) said[at] ||= meant?.words ?? "";
  }
  // Where no item is named it holds for all; where it cannot be told which, all are asked.
  const whole = [...cut.clauses, tail].filter(Boolean).join(",");
  return { items: body, said: named ? said : items.map(() => whole) };
}

/** The clauses at the end of the last item that are nothing but deadlines, unless the others have their own. */
function cutLast(items: readonly string[], due: DueWords): { item: string; clauses: string[] } {
  const last = items.at(-1) ?? "";
  const clauses = last.split(/[,,]/);
  let from = clauses.length;
  while (from > 1 && isOfList(clauses[from - 1]?.trim() ?? "", items.length, due)) from -= 1;
  if (from === clauses.length || items.slice(0, -1).some((item) => due.holdsDue(item)))
    return { item: last, clauses: [] };
  return { item: clauses.slice(0, from).join(","), clauses: clauses.slice(from) };
}

const isOfList = (clause: string, count: number, due: DueWords): boolean =>
  due.isDue(clause.replace(ALL_OF_THEM, "")) || itemsMeant(clause, Array(count).fill(""), due) !== null;

/** Which items a clause names, and what it says of them; null where it names none. */
function itemsMeant(
  clause: string,
  said: readonly string[],
  due: DueWords,
): { at: number[]; words: string } | null {
  if (due.isDue(clause)) return null;
  const all = said.map((_, at) => at);
  const end = FROM_AN_END.exec(clause);
  const rest = THE_REST.exec(clause);
  if (end || rest) {
    const words = wordsAfter(clause.slice((end ?? rest)?.[0].length));
    const count = end?.[2] === "两" ? 2 : figureOf(end?.[2] ?? "");
    const at = rest
      ? all.filter((one) => said[one] === "")
      : end?.[1]?.startsWith("前")
        ? all.slice(0, count)
        : all.slice(-count);
    return due.isDue(words) ? { at, words } : null;
  }
  // Of 「3三天内」 the longest name that leaves a deadline.
  for (let length = Math.min(NAMED_CHARS_MAX, clause.length - 1); length > 0; length--) {
    const name = clause.slice(0, length);
    if (!NAMED.test(name)) continue;
    const words = wordsAfter(clause.slice(length));
    const at = [...name].map(figureOf).filter((figure) => figure > 0 && figure <= said.length);
    if (at.length > 0 && due.isDue(words)) return { at: at.map((figure) => figure - 1), words };
  }
  return null;
}

const wordsAfter = (words: string) => words.replace(ALL_OF_THEM, "");
const figureOf = (sign: string): number => FIGURES.indexOf(sign) + 1 || Number(sign) || 0;
