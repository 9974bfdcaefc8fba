import { type Hide, type Kept, marksOf } from "./mask-marks.ts";

const WRITTEN = "[零〇一二三四五六七八九]";
const SMALL = "(?:\\d{1,2}|[一二三四五六七八九十]{1,3})";
const BUILDING =
  "(?:[A-Za-z]?\\d{1,3}[A-Za-z]?|[A-Za-z]|[一二三四五六七八九十]{1,3})(?:栋|幢|号楼|座|#楼?|号院)";
const STAIR = `(?:${SMALL}|[甲乙丙丁])(?:单元|门(?![口面诊店卫前窗]))`;
const FLOOR = `${SMALL}[楼层]`;
/** A year, a count or a measure is no room: 「3栋2026年检修」, 「3栋120户」, 「3栋380V」, 「3栋101教室」. */
const NO_COUNT =
  "(?![-./]\\d|\\s*(?:[年米元块人个只台具处平万度分小天次条件辆桶瓶间套盏根箱吨升斤公多余来几%]|户(?!主)|k?[VWA]\\b|m[m²2]?\\b|教室|办公室|病房|会议室|机房|实验室|包[房间厢]|车位|号[车线机灯泵井梯桌床柜摊铺]))";
const ROOM = `(?:\\d{3,4}[A-Da-d]?(?:[-~至到]\\d{3,4})?(?!\\d)|${WRITTEN}{3,4}(?!${WRITTEN}))${NO_COUNT}`;
const CALLED = "\\s*(?:室|号房(?!间)|房间?号?(?![屋东主客顶产租价檐])|号(?![楼院]))?";
const HOUSEHOLD =
  "(?:家|户(?![数型均外口])|住户|业主|租户|租客|户主|房东|房主|房客|居民|邻居|老人|那家|这家)";
const SOMEBODY = marksOf("姓名");
const ADDRESS = marksOf("门牌号");
const HOTLINE = "(?!(?:110|119|120|122)(?!\\s*(?:室|号|房|\\d)))";
/** No door has a 0 before its storey, nor a year: 「0001 张某说没换」, 「XS-2026-0001 张某…」 are about a matter. */
const NO_ZERO = "(?!0\\d{3}(?!\\d|[室房])|20\\d\\d-?\\d{3})";
/** 「核验通过312」: what a person does to a matter, and no house. */
const NO_MATTER =
  "(?<!(?:核验|复查|复核|核查|验收|通过|合格|过了|打回|返工|重整|退回|签收|销号|整改|提交|延期|延后|催办?|重开|编号|事项|撤销|转给|交给)[了的::#]?\\s?(?:\\d{3,4}[和与跟、,]\\s?){0,8})";
/** A number that only what stands beside it makes a door. */
const LONE = `${HOTLINE}${NO_ZERO}${NO_MATTER}${ROOM}${CALLED}`;
/** 「教学楼302室」 is nobody's home; 「厂宿舍302」 is. */
const PUBLIC =
  /教学|办公|综合楼|学校|小学|中学|学院|大学|幼儿园|医院|门诊|住院|病区|酒店|宾馆|旅馆|KTV|网吧|厂|车间|仓库|商场|市场|广场|银行|写字楼|大厦|商务|车站|会所|影院|政务|大厅/i;
const HOME = /宿舍|公寓|家属|小区|住宅|住户|出租|民房|自建房/;

type RoomRule = { pattern: RegExp; needs: RegExp; lives?: boolean };
const rule = (pattern: string, needs: RegExp, lives = false): RoomRule => ({
  // 「民初1234号」 is a case.
  pattern: new RegExp(`(?<![\\d初终执审监])${pattern}`, "gu"),
  needs,
  lives,
});

/** Group 1 stays: the building is a place, the room is somebody. */
const RULES: readonly RoomRule[] = [
  rule(
    `(${BUILDING})[-\\s的]{0,2}(?:${STAIR})?[-\\s]{0,2}(?:${FLOOR})?[-\\s]{0,2}${HOTLINE}${ROOM}${CALLED}`,
    /[栋幢楼座院#]/,
  ),
  rule(
    `(${BUILDING})[-\\s]{0,2}(?:${STAIR})?\\s?${FLOOR}\\s?\\d{1,2}号(?=${HOUSEHOLD}|[的,。;、!\\s]|${SOMEBODY}|$)`,
    /[楼层]\d{1,2}号/,
    true,
  ),
  rule(`()${STAIR}[-\\s]{0,2}(?:${FLOOR})?[-\\s]{0,2}${ROOM}${CALLED}`, /单元|门/),
  rule(`()${ROOM}(?:室|号房(?!间)|房间?号?(?![屋东主客顶产租价檐]))`, /[室房]/),
  rule(`(\\d{1,3})-\\d{1,2}-(?!20\\d\\d)${ROOM}${CALLED}(?![-\\d])`, /-\d/),
  rule(`(\\d{1,3})-(?!20\\d\\d)${ROOM}(?=${HOUSEHOLD}|${SOMEBODY})`, /-\d/, true),
  rule(
    `()${LONE}(?=(?:[和与跟同、,]\\d{3,4}(?!\\d)(?:室|号)?){1,12}(?:${HOUSEHOLD}|两[家户]|[吵闹打因为的]))`,
    /\d[室号]?[和与跟同、,]\d/,
    true,
  ),
  // Beside a room or a name already hidden, and behind words that lead to a door.
  rule(
    `(?<=${ADDRESS}[^\\d。;]{0,16}(?:[和与跟同及、,/~到至-]|楼[上下]|隔壁|对门|对面)\\s?)()${LONE}`,
    /[\uFDD9\uFDE9]/,
  ),
  rule(
    `()${HOTLINE}${NO_ZERO}${ROOM}${CALLED}(?=(?:的|那|住着)?${SOMEBODY}[家户屋])`,
    /[\uFDDA\uFDEA]/,
    true,
  ),
  rule(`()${LONE}(?=(?:的|那|住着)?${SOMEBODY})`, /[\uFDDA\uFDEA]/, true),
  rule(`(?<=${SOMEBODY}家?(?:住在?)?)()${LONE}`, /[\uFDDA\uFDEA]/, true),
  rule(`(?<=(?:楼[上下]|隔壁|对门|房号|室号|门牌号?)(?:的|是|[::])?\\s?)()${LONE}`, /[上下壁门号]/, true),
  rule(
    `(?<![共有约近等达超计园城心场厦])()\\d{1,2}(?:0[1-9]|1[0-9])(?=的?(?:住户|业主|租户|租客|户主|房东|房主|房客|号房间))`,
    /[户主租房]/,
    true,
  ),
  rule(
    `(?<=(?:家住|住在|住址|家在|户籍地?|现住|租住在?|居住在?|家庭(?:住址|地址))[::]?[^\\d,。;]{0,14}(?:路|街|巷|道|里|弄|村|组|村委会)(?:\\d{1,2}组)?)()\\d{1,4}号(?:附\\d{1,3}号?)?(?![楼院栋仓线门])`,
    /\d号/,
    true,
  ),
  // An annex is one door of one house: 88号附1号.
  rule(`(?<=[路街巷道里弄村组寨坊])()\\d{1,4}号附(?:\\d{1,3}|[一二三四五六七八九十]{1,2})号?`, /号附/, true),
];

/** Hides home rooms and keeps the building; a second room needs no building of its own. Public rooms stay. */
export function hideRooms(given: string, hide: Hide, kept: Kept): string {
  if (!/[0-9]/.test(given) && !/[零〇一二三四五六七八九]{3}/.test(given)) return given;
  return RULES.reduce(
    (text, rule) => (rule.needs.test(text) ? applyRule(text, rule, hide, kept) : text),
    given,
  );
}

/** What is hidden at once leads to the next one: 501、502、503. */
function applyRule(given: string, { pattern, lives }: RoomRule, hide: Hide, kept: Kept): string {
  let text = given;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [{ 0: match, 1: keep = "", index }, end] = [found, found.index + found[0].length];
    if (kept(text, index, end) || (!lives && isPublic(text, index, end))) continue;
    const shown = `${keep}${/^\d+$/.test(keep) ? "-" : ""}${hide("门牌号", keep || lastBuilding(text, index) || match)}`;
    text = text.slice(0, index) + shown + text.slice(end);
    pattern.lastIndex = index + shown.length;
  }
  return text;
}

const LAST_BUILDING = new RegExp(`.*(?<![A-Za-z0-9])(${BUILDING})`, "su");
/** Rooms of one building are one address, however many are named. */
const lastBuilding = (text: string, end: number) =>
  LAST_BUILDING.exec(text.slice(Math.max(0, end - ADDRESS_CHARS), end))?.[1];
const ADDRESS_CHARS = 40;

const CLAUSE_CHARS = 18;
const LIVES = new RegExp(`^(?:的|那)?(?:${HOUSEHOLD}|${SOMEBODY})`, "u");
function isPublic(text: string, start: number, end: number): boolean {
  const before =
    text
      .slice(Math.max(0, start - CLAUSE_CHARS), start)
      .split(/[,。;!?\n]/)
      .at(-1) ?? "";
  return !LIVES.test(text.slice(end, end + 4)) && PUBLIC.test(before) && !HOME.test(before);
}
