import { finderOf, finderOfWords, REWRITE, type Said } from "./rewrite-words.ts";

const findParties = finderOf(REWRITE.parties);
const findNeighbours = finderOf(REWRITE.neighbours);
const findPlaces = finderOfWords(REWRITE.places);

const NUMBER = "(?:\\d{1,4}|[一二两三四五六七八九十百几]{1,5})(?:多|余|几|来)?";
const PARTY_WORDS = REWRITE.parties.flatMap(([, words]) => words).join("|");
/** 三十几个农民工, 五六十人, 5个拆迁户, 20多户: not 3个月, not 1人重伤, and one alone is nobody's number. */
const COUNTED = new RegExp(
  `(${NUMBER})(个|名|位|户|家|号)?(${PARTY_WORDS})|(?<![\\d伤到住死])(?!1人|一人|1个人|一个人)(${NUMBER})(户|家(?!店|公司|企业|餐|医|学|单位)|(?:个|号)?人(?!重伤|轻伤|受伤|死|伤|没|送))`,
);
const HARM = new RegExp(`(${NUMBER})(?:个|名)?(?:人)?(重伤|轻伤|受伤|死亡)`);
const BUILDING = /(?:[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})(?:栋|幢|号楼|号院|座)/;
const HOUSEHOLD = /\[姓名已隐去\](?:\s*家|户)/g;
const PERSON = /\[姓名已隐去\]/g;

/** Who it is between, by role and number alone: 两户, 三十几名农民工, 业主与物业. */
export function partiesOf(text: string): string {
  const [, ofRole, of = "", word = "", bare, measure = ""] = COUNTED.exec(text) ?? [];
  const [counted] = findParties(word);
  if (ofRole && counted) return `${ofRole}${measureOf(counted.say, of)}${counted.say}`;
  const found = findParties(text);
  const roles = found.filter((one, index) => !isOf(text, one, found[index + 1])).map(({ say }) => say);
  const [role] = roles;
  if (bare && measure.endsWith("人")) return `${role ?? ""}${bare}人`;
  if (bare) return `${bare}户`;
  const households = text.match(HOUSEHOLD)?.length ?? 0;
  if (households > 1) return households === 2 ? "两户" : `${households}户`;
  const [neighbours] = findNeighbours(text);
  if (neighbours) return neighbours.say;
  if (roles.length > 1) return roles.slice(0, 2).join("与");
  return role ?? ((text.match(PERSON)?.length ?? 0) > 1 ? "双方" : "");
}

/** 「商户甲、乙两口子」: the couple are those traders, and not a second party beside them. */
const isOf = (text: string, one: Said, next: Said | undefined): boolean =>
  next?.say === "夫妻" && next.at - one.end <= 8 && !/[与和跟同对向,,。;]/.test(text.slice(one.end, next.at));

const measureOf = (role: string, said: string) =>
  role.endsWith("户") || said === "户" || said === "家" ? "户" : role.endsWith("小组") ? "个" : "名";

/** How many, where the number alone tells enough. */
export const countOf = (text: string): string => {
  const [, ofRole, , , bare, measure = ""] = COUNTED.exec(text) ?? [];
  return ofRole ? `${ofRole}人` : bare ? `${bare}${measure.endsWith("人") ? "人" : "户"}` : "";
};

/** How many were hurt, as it was said. */
export function harmOf(text: string): string {
  const [, count, harm] = HARM.exec(text) ?? [];
  return count && harm ? `${count}人${harm}` : "";
}

/** A building without its rooms, or a known kind of place: of what was given as the place no other word is taken over. */
export function placeOf(text: string, given: string | null): string {
  const building = BUILDING.exec(text)?.[0];
  if (building) return building;
  const known = findPlaces(given ?? "").map(({ say }) => say);
  return known.length > 0 ? known.slice(0, 2).join("") : (findPlaces(text)[0]?.say ?? "");
}
