import { expect, test } from "vitest";
import { mayBeAbout } from "../../src/reading/same-thing.ts";

test.each([
  ["楼道杂物清完了", "楼道电线老化", false],
  ["我们昨天把护栏修好了", "电线裸露", false],
  ["垃圾清走了", "电线裸露", false],
  ["灭火器换好了", "消防通道堵塞", false],
  ["电线换好了", "电线裸露", true],
  ["线路换好了", "电线老化", true],
  ["灯修好了", "应急灯2个不亮", true],
  ["已经全部整改完了", "电线裸露", true],
  ["上次报的那个已经修好了", "电线裸露", true],
  ["昨天弄好了", "电线裸露", true],
  ["4具已更换", "灭火器过期4具", true],
])("「%s」 may be about 「%s」: %s", (words, task, may) => {
  expect(mayBeAbout(words, task, { strict: true })).toBe(may);
});

test("behind the word of the act only a thing that is known to be one tells them apart", () => {
  expect(mayBeAbout("垫了木板,拉了新线", "电线裸露", { strict: false })).toBe(true);
  expect(mayBeAbout("护栏修好了", "电线裸露", { strict: false })).toBe(false);
});
