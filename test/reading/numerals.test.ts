import fc from "fast-check";
import { expect, test } from "vitest";
import { NUMBER, readCount, readNumber } from "../../src/reading/numerals.ts";

const FIGURES = "零一二三四五六七八九";

/** Writes a number as it is spoken. */
function written(n: number): string {
  if (n >= 10_000) {
    const low = n % 10_000;
    return `${written(Math.floor(n / 10_000))}万${low === 0 ? "" : `${low < 1000 ? "零" : ""}${written(low)}`}`;
  }
  let [text, zero] = ["", false];
  for (const [unit, sign] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const figure = Math.floor(n / unit) % 10;
    if (figure === 0) zero = text !== "";
    else {
      text += `${zero ? "零" : ""}${figure === 1 && unit === 10 && text === "" ? "" : FIGURES[figure]}${sign}`;
      zero = false;
    }
  }
  return text || "零";
}

test("every number is read as it is spoken, and in figures", () => {
  const numbers = fc.oneof(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 99_999_999 }));
  fc.assert(
    fc.property(numbers, (n) => {
      expect(readNumber(written(n)), written(n)).toBe(n);
      expect(readNumber(String(n))).toBe(n);
    }),
  );
});

test.each([
  ["廿五", 25],
  ["卅", 30],
  ["两百", 200],
  ["俩", 2],
  ["仨", 3],
  ["三百五", 350],
  ["三百零五", 305],
  ["两千五", 2500],
  ["一万二", 12_000],
  ["一万零二", 10_002],
  ["一百十一", 111],
  ["二〇二六", 2026],
  ["一二零", 120],
  ["叁拾伍", 35],
  ["1.5万", 15_000],
  ["3千", 3000],
  ["1,200", 1200],
])("%s is %d", (text, n) => {
  expect(readNumber(text)).toBe(n);
});

test.each(["半", "几", "若干", "三五", "五六十", "百", "万", "十百", "", "abc", "1.55万", "一二"])(
  "%s names no number",
  (text) => {
    expect(readNumber(text)).toBeNull();
  },
);

test.each([
  ["30", 30, 30],
  ["三", 3, 3],
  ["三十几个", 30, 39],
  ["十几个", 10, 19],
  ["五六十人", 50, 60],
  ["十来个", 10, 19],
  ["二十多", 20, 29],
  ["20多个人", 20, 29],
  ["一百二十多", 120, 129],
  ["两千多", 2000, 2999],
  ["百十来人", 100, 199],
  ["百把", 100, 199],
  ["个把", 1, 2],
  ["十七八个", 17, 18],
  ["三五个", 3, 5],
  ["5-6个", 5, 6],
  ["5、6个", 5, 6],
  ["一两百", 100, 200],
  ["几个", 2, 9],
  ["几十", 20, 99],
  ["数十人", 20, 99],
  ["好几百", 200, 999],
  ["近百人", 90, 100],
  ["快两千人", 1800, 2000],
  ["不到20人", 0, 19],
  ["大概五六十人", 50, 60],
  ["上百", 100, null],
  ["上千人", 1000, null],
  ["超过30", 31, null],
  ["30人以上", 30, null],
  ["若干", 2, null],
  ["多人", 2, null],
] as const)("%s: from %d to %s", (text, atLeast, atMost) => {
  expect(readCount(text)).toEqual({ atLeast, atMost });
});

test("what is no amount is none, and any text is read without a fault", () => {
  for (const text of ["", "abc", "一楼东侧", "人"]) expect(readCount(text)).toBeNull();
  const signs = fc.constantFrom(..."零一二两三十百千万几多来余个人0123456789-、不到上近");
  fc.assert(
    fc.property(fc.string({ unit: signs, maxLength: 20 }), (text) => {
      const count = readCount(text);
      if (count?.atMost != null) expect(count.atMost).toBeGreaterThanOrEqual(count.atLeast);
      const number = readNumber(text);
      if (number !== null) expect(number).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("the pattern finds figures of either kind", () => {
  const figures = [..."造成2死三十五伤,损失1200元".matchAll(new RegExp(NUMBER, "g"))].map(([found]) => found);
  expect(figures).toEqual(["2", "三十五", "1200"]);
});
