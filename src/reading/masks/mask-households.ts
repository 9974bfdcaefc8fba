import { patternOf } from "../pattern.ts";
import type { Hide, Kept } from "./mask-marks.ts";
import { isPlaceAfter, pointsAfter } from "./mask-name-after.ts";
import { pointsBefore } from "./mask-name-before.ts";
import { ENDINGS, PEOPLES, PRIVATE, SIGN, SURNAMES, signAt, WORDS_CERTAIN } from "./mask-name-data.ts";

// The longest first: 老太太 is not 老太 and 太.
const anyOf = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join("|");
const [RESIDENT, TRADE] = [anyOf(PRIVATE.residents), anyOf(PRIVATE.trades)];
/** 家常菜, 家电, 家具城; 老李家烧烤店 and 老李家湾 bear a name as a shop and a place do. */
const NO_HOME =
  "(?!常菜|电(?![线路表箱闸动瓶缆梯源炉器磁热])|[长访具政庭园私乡装纺]|[^的门楼里房院,。;、和跟与因把被在\\s]{0,5}(?:店|馆|铺|坊|摊|村|营|寨|桥|湾|坝|箐|坡|路|街|巷))";
const HOME = `(?:家${NO_HOME}|户(?![外口型籍均数主]))`;
const COUNT = "(?:的|那|这|里|里头)?[两二三四五六几俩]?(?:个|位)?";

type Household = { pattern: RegExp; keep: (text: string, at: number, match: string) => boolean };
const HOUSEHOLDS: readonly Household[] = [
  // 老李家, 小马家, 老和家.
  {
    pattern: new RegExp(`[老小]${SURNAMES}(?:头|倌)?(?=${HOME})`, "g"),
    keep: (text, at) => /[养敬尊孤元古长父]/.test(text[at - 1] ?? "") || isNoName(text, at + 1),
  },
  // 常师傅家, 老和师傅家.
  {
    pattern: new RegExp(`[老小]?${SURNAMES}(?:${RESIDENT}|${TRADE})(?:他|她)?(?=${HOME})`, "g"),
    keep: isPartOfWord,
  },
  // 和家两弟兄: the family, and who of it.
  {
    pattern: new RegExp(`${SURNAMES}(?=家${COUNT}(?:${anyOf(PRIVATE.family)}))`, "g"),
    keep: (text, at) => isNoName(text, at) || isPartOfWord(text, at),
  },
  // 高家和林家吵架.
  {
    pattern: new RegExp(
      `${SURNAMES}(?=家(?:和|跟|与|同)[老小]?${SURNAMES}家[^,。;]{0,8}(?:吵|打|闹|争|骂|矛盾|纠纷|扯皮))|(?<=[家户](?:和|跟|与|同)[老小]?)${SURNAMES}(?=家[^,。;]{0,8}(?:吵|打|闹|争|骂|矛盾|纠纷|扯皮))`,
      "g",
    ),
    keep: (text, at) => isNoName(text, at) || /[一两几]/.test(text[at - 1] ?? ""),
  },
  // 保大妈反映漏水: who lives there, with a deed behind or a cue before.
  {
    pattern: new RegExp(`[老小]?${SURNAMES}(?:${RESIDENT})`, "g"),
    keep: (text, at, match) =>
      isPartOfWord(text, at) ||
      isPlaceAfter(text, at + match.length) ||
      (pointsAfter(text, at + match.length) < 2 &&
        pointsBefore(text, at) < CUE &&
        !WORST.test(text.slice(at + match.length, at + match.length + WORST_CHARS))),
  },
  // 常师傅酒后上岗, 常师把气瓶乱摆: of whoever works there, only the worst.
  {
    pattern: new RegExp(
      `[老小]?${SURNAMES}(?:${TRADE}|师(?=[又在就把乱私说]))(?=(?:他|她)?(?:又|在|就)?(?:把[^,。;]{1,8}?)?(?:${anyOf(PRIVATE.worst)}))`,
      "g",
    ),
    keep: isPartOfWord,
  },
];
const CUE = 2.5;
const WORST = new RegExp(`^[的(]|^(?:他|她)?(?:又|在|就)?(?:${anyOf(PRIVATE.worst)})`);
const WORST_CHARS = 5;
const NOT_ALONE = new Set(PRIVATE.notAlone);

/** 国家, 东家, 老车: the sign before 家 is no surname there. */
const isNoName = (text: string, at: number) =>
  NOT_ALONE.has(text[at] ?? "") || ((signAt(text, at) & SIGN.odd) > 0 && !PEOPLES.has(text[at] ?? ""));

/** 保安大妈, 园林师傅: the sign before the title ends a word. */
function isPartOfWord(text: string, at: number): boolean {
  const start = "老小".includes(text[at] ?? " ") ? at + 1 : at;
  const word = text.slice(start - 1, start + 1);
  if (isWordAnd(text, start)) return true;
  if (start > at || start === 0) return false;
  // 物管阿姨, 志愿者阿姨, 货车师傅: but at an edge such a sign may be a surname.
  const inside = /[\u4e00-\u9fa5]/.test(text[start - 1] ?? "") && pointsBefore(text, start) < 1;
  return ENDINGS.has(word) || WORDS_CERTAIN.has(word) || (inside && isNoName(text, start));
}

/** 媳妇和婆婆, 和家里老人: between two 和 is a word; behind 社区 or alone it is a family of Lijiang. */
function isWordAnd(text: string, at: number): boolean {
  if (text[at] !== "和") return false;
  if (text.startsWith("家里", at + 1)) return true;
  const points = at === 0 ? 1 : pointsBefore(text, at);
  return /[\u4e00-\u9fa5\uFDD0-\uFDEF]/.test(text[at - 1] ?? "") && points !== 1;
}

const RULES = HOUSEHOLDS.map((rule) => ({ ...rule, needs: patternOf(rule.pattern) }));

/** Hides surnames that say which family or neighbour is meant: no given name is needed to know them by. */
export function hideHouseholds(given: string, hide: Hide, kept: Kept): string {
  return RULES.reduce(
    (text, { pattern, keep, needs }) =>
      needs.mayBeIn(text)
        ? text.replace(pattern, (match: string, at: number) =>
            keep(text, at, match) || kept(text, at, at + match.length) ? match : hide("姓名", match),
          )
        : text,
    given,
  );
}
