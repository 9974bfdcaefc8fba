import fc from "fast-check";

const digits = (least: number, most = least) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((all) => all.join(""));
const oneOf = (signs: string) => fc.constantFrom(...signs);
const joined = (parts: readonly string[]) => parts.join("");

/** Of motorcycles, electric bicycles and cars from across the border; all invented. */
export const twoWheelPlate = fc.oneof(
  fc.tuple(fc.constant("云A"), oneOf("· "), fc.constant("摩"), digits(4, 5)).map(joined),
  fc.tuple(oneOf("云昆"), oneOf("ACDE"), fc.constantFrom("·", " ", ""), digits(6, 7)).map(joined),
  fc.tuple(fc.constant("电动车昆明"), digits(6)).map(joined),
  fc.tuple(oneOf("港澳"), oneOf("ABCM"), oneOf("XYZK"), digits(3, 4)).map(joined),
  fc.tuple(fc.constant("粤Z"), fc.constantFrom("·", ""), digits(4), oneOf("港澳")).map(joined),
  fc.tuple(oneOf("使"), digits(3), fc.constantFrom("·", ""), digits(3)).map(joined),
);

const north = fc.tuple(fc.integer({ min: 21, max: 29 }), digits(2, 6)).map((parts) => parts.join("."));
const east = fc.tuple(fc.integer({ min: 97, max: 106 }), digits(2, 6)).map((parts) => parts.join("."));
const minutes = fc.integer({ min: 10, max: 59 });
/** As people paste and write where they are. */
export const coordinates = fc
  .tuple(north, east, minutes, minutes, fc.integer({ min: 0, max: 5 }))
  .map(([lat, lon, m, s, form]) => {
    const [latDegrees, lonDegrees] = [lat.slice(0, 2), lon.split(".")[0]];
    return (
      [
        `${lat},${lon}`,
        `${lon}, ${lat}`,
        `北纬${lat} 东经${lon}`,
        `纬度:${lat},经度:${lon}`,
        `${latDegrees}°${m}′N,${lonDegrees}°${s}′E`,
        `北纬${latDegrees}°${m}′${s}″,东经${lonDegrees}°${s}′${m}″`,
      ][form] ?? ""
    );
  });

/** What leads to the number of a card where its check digit is wrong. */
export const BANK_WORDS = [
  "建行卡",
  "农行卡号",
  "工商银行",
  "信用社卡号",
  "银行卡号:",
  "转账到",
  "打到",
  "账户",
];
// No area code of an ID begins so.
export const bankCard = fc.tuple(fc.constant("6"), oneOf("06789"), digits(14, 17)).map(joined);

export const passport = fc
  .tuple(
    fc.constantFrom("护照E", "护照号EA", "港澳通行证C", "通行证号码H", "往来港澳通行证CB", "台胞证"),
    digits(8),
  )
  .map(joined);

const year = fc.integer({ min: 1935, max: 2009 });
const month = fc.integer({ min: 1, max: 12 });
/** 1983年5月生, and what else people write for it. */
export const birthday = fc
  .tuple(year, month, fc.integer({ min: 0, max: 4 }))
  .map(
    ([y, m, form]) =>
      [
        `${y}年${m}月生`,
        `${y}年${m}月出生`,
        `${y}.${m}生`,
        `${String(y).slice(2)}年${m}月生人`,
        `${y}年生的`,
      ][form] ?? "",
  );
export const BIRTHDAYS = [
  "八三年生",
  "一九八三年五月生",
  "二〇〇一年生人",
  "生于1983年",
  "出生日期1983.5.6",
  "83年5月出生",
];
