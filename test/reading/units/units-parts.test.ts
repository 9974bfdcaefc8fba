import { expect, test } from "vitest";
import { editDistance, isOneSlip, nearestWord } from "../../../src/reading/nearest-word.ts";
import { isEveryday } from "../../../src/reading/units/unit-lexicon.ts";
import { createNearIndex, RANK } from "../../../src/reading/units/unit-near.ts";
import { compareSounds, soundKeys } from "../../../src/reading/units/unit-sound.ts";
import { foldName, foldText, sliceFolded } from "../../../src/reading/units/unit-text.ts";
import { createTrie, ROOT } from "../../../src/reading/units/unit-trie.ts";
import { isDescription, kindOf, withoutTrade } from "../../../src/reading/units/unit-words.ts";

test("a folded text still knows where each of its characters stood", () => {
  const text = foldText("Ａ座 前\u200b卫①栋");
  expect(sliceFolded(text, 0, 9)).toBe("a座前卫1栋");
  expect(text.from).toEqual([0, 1, 3, 5, 6, 7]);
  expect(text.gap).toEqual([false, false, true, false, false, false]);
  expect(foldName("南亚风情第壹城")).toBe("南亚风情第一城");
});

test.each([
  ["前卫", "前位", "same"],
  ["长坡", "常坡", "same"],
  ["长坡", "掌坡", "same"],
  ["兰坪", "南坪", "near"],
  ["福海", "湖海", "near"],
  ["星海", "新海", "near"],
  ["张峰", "脏风", "near"],
  ["明珠", "明波", "other"],
  ["前卫", "前卫街", "other"],
])("%s sounds like %s: %s", (a, b, expected) => {
  expect(compareSounds(a, b)).toBe(expected);
  if (expected !== "other") expect(soundKeys(a).some((key) => soundKeys(b).includes(key))).toBe(true);
});

test.each([
  ["明珠", "明波", true],
  ["明珠", "明", true],
  ["明", "明珠", true],
  ["盛高大城", "盛大高城", true],
  ["盛高大城", "盛高城大", true],
  ["盛高大城", "高盛城大", false],
  ["明珠", "明珠", false],
  ["明珠", "碧云", false],
  ["明", "明珠苑", false],
])("one slip from %s to %s: %s", (a, b, expected) => {
  expect(isOneSlip(a, b)).toBe(expected);
});

test("a long message is no slip of a command word, and is not measured as one", () => {
  expect(nearestWord("查洵", ["查询", "台账"])).toBe("查询");
  expect(nearestWord("查询".repeat(2000), ["查询", "台账"])).toBeNull();
  expect(editDistance("核验通过", "核验通国")).toBe(1);
});

test("near names come closest first: same sound, near sound, one slip; of another kind none", () => {
  const near = createNearIndex([
    { stem: "明波", last: "区" },
    { stem: "名波", last: "区" },
    { stem: "明珠", last: "学" },
    { stem: "盛高大城", last: "区" },
  ]);
  expect(near("铭波", "区").map(({ place, rank }) => [place, rank])).toEqual([
    [0, RANK.sameSound],
    [1, RANK.sameSound],
  ]);
  expect(near("明珠", "区").map(({ place, rank }) => [place, rank])).toEqual([[0, RANK.slip]]);
  expect(near("盛高大厦", "").map(({ place }) => place)).toEqual([3]);
  expect(near("明坡", "")).toEqual([]);
  expect(near("", "区")).toEqual([]);
});

test("the tree finds each word put in, and no other", () => {
  const trie = createTrie();
  const words = Array.from({ length: 9000 }, (_, n) => `社区${n.toString(7)}号`);
  const nodes = words.map((word) => trie.insert(word));
  expect(new Set(nodes).size).toBe(words.length);
  for (const [place, word] of words.entries()) expect(trie.find(word)).toBe(nodes[place]);
  expect(trie.find("社区8号")).toBeNull();
  expect(trie.children(ROOT)).toEqual([trie.find("社")]);
  expect(trie.insert(words[0] ?? "")).toBe(nodes[0]);
});

test.each([
  ["滇润农贸市场", "市场", "滇润"],
  ["宏达机械厂", "厂", "宏达"],
  ["彩云幼儿园", "幼儿园", "彩云"],
  ["春和小学福海校区", "校区", "春和小学福海"],
])("%s is of the kind %s, its own part %s", (name, kind, own) => {
  expect(kindOf(name)?.word).toBe(kind);
  expect(withoutTrade(name.slice(0, -kind.length))).toBe(own);
});

test("what only describes is told from a name, and everyday words from others", () => {
  expect(["老食品", "大型", "化工", "废旧", ""].map(isDescription)).toEqual([true, true, true, true, true]);
  expect(["明珠", "宏达", "老宏达"].map(isDescription)).toEqual([false, false, false]);
  expect(
    ["河南", "和平", "大兴", "复兴", "阳光", "金牛", "六合", "龙门", "土堆", "杨家"].every(isEveryday),
  ).toBe(true);
  expect(["普坪", "明波", "棋台", "盛高大城", "宏达"].some(isEveryday)).toBe(false);
});
