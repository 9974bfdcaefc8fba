import { expect, test } from "vitest";
import { isElsewhere, isLike, mayBeAbout } from "../../src/reading/same-thing.ts";

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
  ["管道修好了", "消防通道堵塞", false],
  ["灭火器换好了", "报警器不响", false],
  ["防火门修好了", "卷帘门打不开", false],
  ["配电箱盖好了", "消火栓箱损坏", false],
  ["通道清开了", "消防通道堵塞", true],
  ["管道修好了", "燃气管道漏气", true],
  ["灭火器换好了", "灭火器过期", true],
])("「%s」 may be about 「%s」: %s", (words, task, may) => {
  expect(mayBeAbout(words, task, { strict: true, unlisted: true })).toBe(may);
});

test("behind the word of the act only a thing that is known to be one tells them apart", () => {
  expect(mayBeAbout("垫了木板,拉了新线", "电线裸露", { strict: false, unlisted: true })).toBe(true);
  expect(mayBeAbout("护栏修好了", "电线裸露", { strict: false, unlisted: true })).toBe(false);
});

test.each([
  ["整改 已装新盖子", "地下车库电线裸露", false],
  ["整改 垃圾都清走了", "地下车库电线裸露", false],
  ["整改 已砌好围墙", "灭火器过期4具", false],
  ["整改 盖子已装好", "井盖缺失", true],
  ["整改 已装新盖子", "盖子不见了", true],
  ["整改", "电线裸露", true],
  ["整改 已完成", "电线裸露", true],
  ["整改 已全部整改到位", "电线裸露", true],
  ["提交整改 4具已更换", "灭火器过期4具", true],
  ["整改 已派电工处理好,请核验", "灯不亮", true],
  ["整改 维修人员已到现场处理完毕", "水管漏水", true],
  ["整改 昨天已经弄好了,见照片", "电线裸露", true],
  ["整改 已按要求换新", "灭火器过期", true],
  ["整改 已更换4具灭火器,已培训员工", "灭火器过期", true],
  ["整改 穿管敷设完了", "电线裸露,没有穿管", true],
  ["整改 物业已处理", "电线裸露", true],
])("behind its word, 「%s」 may be about 「%s」: %s", (words, task, may) => {
  expect(mayBeAbout(words, task, { strict: false, unlisted: true })).toBe(may);
});

test("nor does the sign that many things end with join two of them behind the word of the act", () => {
  expect(mayBeAbout("灭火器换好了", "报警器不响", { strict: false, unlisted: true })).toBe(false);
});

test.each([
  ["二楼灭火器过期4具", "二楼灭火器过期6具", true],
  ["二楼灭火器过期4具", "三楼灭火器过期4具", true],
  ["楼道电线裸露", "楼道线路裸露", true],
  ["灭火器过期4具", "应急灯2个不亮", false],
  ["灭火器过期4具", "灭火器过期,应急灯不亮", false],
  ["管道漏水", "消防通道堵塞", false],
  ["那个老地方又是老样子", "那个老地方又是老样子", true],
  ["那个老地方又是老样子", "这边气味很大", false],
])("%s and %s tell of the same: %s", (one, other, like) => {
  expect(isLike(one, other)).toBe(like);
});

test.each([
  ["1号摊位灭火器过期", "2号摊位灭火器过期", true],
  ["二楼灭火器过期4具", "二楼灭火器过期5具", false],
  ["二楼灭火器过期", "灭火器过期", false],
])("%s and %s stand in different places: %s", (one, other, elsewhere) => {
  expect(isElsewhere(one, other)).toBe(elsewhere);
});
