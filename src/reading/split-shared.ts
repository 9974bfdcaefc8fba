/** Whether words are a deadline and nothing else, whether any deadline is said in them, and where the last one stands. */
export type DueWords = {
  isDue(words: string): boolean;
  holdsDue(words: string): boolean;
  lastDue(words: string): { start: number; end: number } | null;
};

/**
 * How an item came to its deadline where nobody said it for that item alone: `listed` behind another one, so that it may
 * hold for all of them; `elsewhere` others have one and this has none.
 */
export type DueFrom = "listed" | "elsewhere";

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
): { items: string[]; said: string[]; listed: boolean } {
  const cut = cutLast(items, due);
  const glued = cut.clauses.length === 0 && tail.trim() === "" ? cutGlued(items, due) : null;
  if (glued) {
    const { item, words, certain } = glued;
    const body = certain ? [...items.slice(0, -1), item] : [...items];
    const said = items.map((_, at) => (certain || at < items.length - 1 ? words : ""));
    return { items: body, said, listed: !certain };
  }
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
  return { items: body, said: named ? said : items.map(() => whole), listed: false };
}

const ALL = "(?:都|全部?|统一|一并|一起|一律|均|[\\d两二三四五六七八九]项)";
/** What carries a deadline and is said of any item: 「周五前整完」; 「周五前打开」 is said of the door alone. */
const OF_ANY = new RegExp(
  `^(?:之前|以前|前|以内|内)?(?:请|要|得|必须|务必|给我|把它们?|\\s)*(${ALL})?(?:请|要|得|必须|务必|再)*(?:整改|整治|整|改|弄|搞|办|处理|完成|解决|落实|搞定|到位)?(?:完毕|完成|完|好|到位|落实|掉|下来|归一|巴适)?(?:了|吧|嘛|哈|哦|[.。!~\\s])*$`,
);
const CARRIES = new RegExp(`(?:请|要求|要|得|必须|务必|限|于|最迟|最晚|赶?在|${ALL})*$`);
const SAYS_ALL = new RegExp(ALL);
const ITEM_CHARS_MIN = 2;

/**
 * 「3、后门锁死周五前整完」: without a sign between them the day may be that of the last item or of all. A blank, or a word
 * for all of them, says so; else it can only be asked. Where another item has its own, each has its own.
 */
function cutGlued(
  items: readonly string[],
  due: DueWords,
): { item: string; words: string; certain: boolean } | null {
  const last = items.at(-1) ?? "";
  const at = due.lastDue(last);
  if (!at || items.slice(0, -1).some((item) => due.holdsDue(item))) return null;
  const told = OF_ANY.exec(last.slice(at.end));
  const before = last.slice(0, at.start);
  const [carried = ""] = CARRIES.exec(before) ?? [];
  const item = before.slice(0, before.length - carried.length);
  if (!told || item.trim().length < ITEM_CHARS_MIN || /[,,]\s*$/.test(item)) return null;
  const certain = told[1] !== undefined || SAYS_ALL.test(carried) || /\s$/.test(item);
  return { item: item.trimEnd(), words: last.slice(at.start), certain };
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
