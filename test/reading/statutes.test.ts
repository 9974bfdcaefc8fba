import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { REFUSALS } from "../../src/domain/refusal.ts";
import { refused } from "../../src/say/refused.ts";

/**
 * The articles that stand in the facts of this project, read in the statutes themselves (domain.md 2.2 to 2.4 and 4).
 * What is not here may not be cited: look it up first, then add it.
 */
const READ: Record<string, readonly string[]> = {
  信访工作条例: ["十八", "二十", "三十", "四十六"],
  个人信息保护法: ["二十四", "二十五", "二十八", "五十五"],
  生产安全事故报告和调查处理条例: ["四"],
  安全生产法: ["四十一"],
  消防法: ["六十四"],
};
const CITED =
  /([\u4e00-\u9fa5]+(?:法|条例))|([一二三四五六七八九十百零]+)(?=条|、[一二三四五六七八九十百零]+条)/g;

/** 「信访工作条例(2022)第十八条第四款、第二十条」 cites articles 18 and 20 of it. */
function citedIn(text: string): string[] {
  let statute = "";
  return [...text.matchAll(CITED)].flatMap(([, name, article]) => {
    statute = name ?? statute;
    return article && statute ? [`${statute} ${article}`] : [];
  });
}

const sourcesIn = (file: string): string[] =>
  [
    ...readFileSync(new URL(`../../src/reading/${file}`, import.meta.url), "utf8").matchAll(
      /"source": "([^"]+)"/g,
    ),
  ].map(([, source = ""]) => source);

test("every article cited for a refusal or a restricted matter stands in the facts, and no fact is cited in vain", () => {
  const texts = [
    ...["refusal.json", "restricted.json", "masks/mask-people.json"].flatMap(sourcesIn),
    ...REFUSALS.map(refused),
  ];
  const known = Object.entries(READ).flatMap(([statute, articles]) =>
    articles.map((article) => `${statute} ${article}`),
  );
  expect([...new Set(texts.flatMap(citedIn))].sort()).toEqual(known.sort());
});

test.each([
  [
    "信访工作条例(2022)第十八条第四款、第四十六条第六项(不得打击报复)、第二十条(走访)",
    ["十八", "四十六", "二十"],
  ],
  ["设计 8;信访工作条例 第二十四、五十五条", ["二十四", "五十五"]],
])("%s", (text, articles) => {
  expect(citedIn(text)).toEqual(articles.map((article) => `信访工作条例 ${article}`));
});
