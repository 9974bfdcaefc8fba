import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { maskText } from "../../../src/reading/masks/mask.ts";
import { CARRIERS, GIVEN_NAMES, SURNAMES, UNUSUAL_NAMES } from "./mask-invented-names.ts";
import { ORDINARY_DISPUTES } from "./mask-ordinary-disputes.ts";
import { ORDINARY_HAZARDS } from "./mask-ordinary-hazards.ts";

const fixture = (file: string) =>
  readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) =>
      z
        .object({
          id: z.string(),
          text: z.string(),
          expect: z.object({ matters: z.array(z.object({ pii: z.array(z.string()) })).default([]) }),
        })
        .parse(JSON.parse(line)),
    );

test.each([...fixture("reports.jsonl"), ...fixture("queries.jsonl")])(
  "$id: what is hidden is what was expected, eager or not",
  ({ text, expect: { matters } }) => {
    const expected = matters.flatMap(({ pii }) => pii).sort();
    for (const eager of [false, true]) {
      const masked = maskText(text, { eager });
      expect([...masked.codes].sort()).toEqual(expected);
      if (expected.length === 0) expect(masked.text).toBe(text);
    }
  },
);

/** Every surname with every given name in turn, in every carrier. */
const writtenWith = (names: readonly string[]) =>
  CARRIERS.flatMap((carrier, row) =>
    names.map((given, column) => {
      const one = `${SURNAMES[(row * 7 + column) % SURNAMES.length]}${given}`;
      const other = `${SURNAMES[(row * 11 + column * 3 + 5) % SURNAMES.length]}${names[(column * 5 + row) % names.length]}`;
      return {
        text: carrier.replace("X", one).replaceAll("Y", other),
        names: [one, ...(carrier.includes("Y") ? [other] : [])],
      };
    }),
  );
const written = writtenWith(GIVEN_NAMES);
const hiddenIn = (all: typeof written, eager: boolean) =>
  all.filter(({ text, names }) => {
    const masked = maskText(text, { eager });
    return names.every((name) => !masked.text.includes(name));
  }).length / all.length;

test("names are found in the sentences that people write about residents", () => {
  expect(CARRIERS.length).toBeGreaterThanOrEqual(30);
  expect(hiddenIn(written, true)).toBeGreaterThan(0.96);
  expect(hiddenIn(written, false)).toBeGreaterThan(0.93);
  // A sentence counts only when both of its names are hidden.
  const unusual = writtenWith(UNUSUAL_NAMES);
  expect(hiddenIn(unusual, true)).toBeGreaterThan(0.9);
  expect(hiddenIn(unusual, false)).toBeGreaterThan(0.8);
});

test("what the eye calls sure never slips through: a cue before, a home or a number behind", () => {
  const sure = [
    "信访人X反映",
    "姓名:X",
    "死者X,",
    "3栋2单元501X家漏水",
    "X电话13900001234",
    "X(身份证530112190001010011)",
  ];
  const name = fc.tuple(
    fc.constantFrom(..."王李张刘陈杨赵黄周吴徐孙朱何郭罗梁宋郑谢韩唐冯董"),
    fc.constantFrom(...GIVEN_NAMES),
  );
  fc.assert(
    fc.property(fc.constantFrom(...sure), name, (carrier, parts) => {
      expect(maskText(carrier.replace("X", parts.join(""))).text).not.toContain(parts.join(""));
    }),
    { numRuns: 2000 },
  );
});

test("of ordinary hazards and disputes not one holds a name for it", () => {
  expect(ORDINARY_HAZARDS.length).toBeGreaterThanOrEqual(300);
  for (const eager of [false, true])
    for (const text of [...ORDINARY_HAZARDS, ...ORDINARY_DISPUTES])
      expect(maskText(text, { eager })).toEqual({ text, kinds: [], codes: [] });
});

test.each([
  ["张某酒后闹事", "[姓名已隐去]酒后闹事"],
  ["李某某家漏水", "[姓名已隐去]家漏水"],
  ["嫌疑人王XX在逃", "嫌疑人[姓名已隐去]在逃"],
  ["村民阿依古丽·买买提家水管爆了", "村民[姓名已隐去]家水管爆了"],
  ["来访人员:王秀英、李建国、张伟等5人", "来访人员:[姓名已隐去]、[姓名已隐去]、[姓名已隐去]等5人"],
  ["欧阳海波和邻居吵架,欧阳海波先动手", "[姓名已隐去]和邻居吵架,[姓名已隐去]先动手"],
  [
    "喂那个三栋二单元五零一的王秀英她家漏到楼下李建国家里头了",
    "喂那个三栋[门牌号已隐去]的[姓名已隐去]她家漏到楼下[姓名已隐去]家里头了",
  ],
  ["王德才(村支书)优亲厚友", "[姓名已隐去](村支书)优亲厚友"],
  ["向某单位反映,和某小区一样", "向某单位反映,和某小区一样"],
  ["投诉人李女士来电,3栋501王大爷家漏水", "投诉人[姓名已隐去]来电,3栋[门牌号已隐去][姓名已隐去]家漏水"],
  ["住户王女士和张大爷吵架", "住户[姓名已隐去]和[姓名已隐去]吵架"],
  ["老张家和老李家吵架", "[姓名已隐去]家和[姓名已隐去]家吵架"],
  ["患者家属要说法,当事人双方都在", "患者家属要说法,当事人双方都在"],
  ["王家桥社区、毛家湾、段家营路口", "王家桥社区、毛家湾、段家营路口"],
  ["张亮麻辣烫和诸葛亮雕像", "张亮麻辣烫和诸葛亮雕像"],
])("%s", (given, expected) => {
  expect(maskText(given).text).toBe(expected);
});

test("the same name twice is one person, two rooms of a building are one address", () => {
  const text = "3栋501王秀英家和502李建国家吵,王秀英报警";
  expect(maskText(text).codes).toEqual(["room", "name", "name"]);
  expect(maskText(text).kinds).toEqual(["门牌号", "姓名"]);
});

test("staff on duty stay in a hazard report; of them too a dispute may say the worst", () => {
  for (const text of ["请王建国处理", "王建国主任盯一下", "@王建国 周五前"]) {
    expect(maskText(text).text).toBe(text);
  }
  expect(maskText("群众举报村主任王德才乱收费", { eager: true }).codes).toEqual(["name"]);
});

test("a unit that bears a name stays whole where the caller says so, wherever it stands", () => {
  const unit = "王建国家电";
  const keep = (text: string) =>
    [...text.matchAll(/王建国家电/g)].map(({ index }) => [index, index + unit.length] as const);
  const text = `13900001234,${unit}门口,王秀英家`;
  expect(maskText(text, { keep }).text).toBe(`[电话已隐去],${unit}门口,[姓名已隐去]家`);
  expect(maskText("李家大院501王建国家漏水", { keep }).text).not.toContain("王建国");
});

test("eager hides all that it hides otherwise, and a masked text stays as it is either way", () => {
  fc.assert(
    fc.property(fc.constantFrom(...written), fc.constantFrom(...ORDINARY_DISPUTES), ({ text }, more) => {
      const [strict, eager] = [maskText(`${text},${more}`), maskText(`${text},${more}`, { eager: true })];
      expect(eager.codes.length).toBeGreaterThanOrEqual(strict.codes.length);
      for (const again of [false, true]) expect(maskText(eager.text, { eager: again }).codes).toEqual([]);
      expect(maskText(strict.text).codes).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
