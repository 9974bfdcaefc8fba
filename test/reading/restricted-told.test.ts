import { expect, test } from "vitest";
import { isRestricted } from "../../src/reading/restricted.ts";
import { ONLY_NEAR, TOLD_AGAIN } from "./restricted-told.ts";

test.each(TOLD_AGAIN)("no group may read: %s", (text) => {
  expect(isRestricted(text).restricted).toBe(true);
});

test.each(ONLY_NEAR)("a group may read: %s", (text) => {
  expect(isRestricted(text)).toEqual({ restricted: false, why: null });
});

const WORDS = ["跳楼", "自杀", "上吊", "割腕", "强奸", "杀人", "尸体", "轻生", "命案"];
const WEDGES = [
  "🏢",
  "☆",
  "/",
  "\\",
  "#",
  "@",
  "$",
  "%",
  "&",
  "=",
  "·",
  "…",
  " ",
  "\u200B",
  "\n",
  "、",
  "。",
  ",",
];

test("whatever sign is put into a word, alone or behind who does it, hides nothing", () => {
  for (const word of WORDS)
    for (const wedge of WEDGES)
      for (const text of [[...word].join(wedge), `柚栖岗社区有人${[...word].join(wedge)}`])
        expect(isRestricted(text), text).toMatchObject({ restricted: true });
});

test("a row of two things is no word: 门口跳、楼道堆物", () => {
  expect(isRestricted("路灯一闪一跳、楼道堆物").restricted).toBe(false);
  expect(isRestricted("有人乱跳、楼道堆物").restricted).toBe(false);
});
