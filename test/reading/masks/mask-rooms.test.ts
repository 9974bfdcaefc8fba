import fc from "fast-check";
import { expect, test } from "vitest";
import { maskText } from "../../../src/reading/masks/mask.ts";

const ROOM = "[门牌号已隐去]";

test.each([
  ["3栋2单元501漏水", `3栋${ROOM}漏水`],
  ["5幢1201没人", `5幢${ROOM}没人`],
  ["三栋二单元五零一漏水", `三栋${ROOM}漏水`],
  ["12号院3单元501住户反映", `12号院${ROOM}住户反映`],
  ["A座1203半夜吵", `A座${ROOM}半夜吵`],
  ["3栋5楼2号的老人摔了", `3栋${ROOM}的老人摔了`],
  ["3-2-501漏水", `3-${ROOM}漏水`],
  ["3-501住户不交", `3-${ROOM}住户不交`],
  ["502室漏水", `${ROOM}漏水`],
  ["501和502两家吵", `${ROOM}和${ROOM}两家吵`],
  ["3栋501、502、503三户", `3栋${ROOM}、${ROOM}、${ROOM}三户`],
  ["2栋301-302门口", `2栋${ROOM}门口`],
  ["3栋501漏到楼下401", `3栋${ROOM}漏到楼下${ROOM}`],
  ["楼上602半夜吵", `楼上${ROOM}半夜吵`],
  ["住在3栋2单元501室", `住在3栋${ROOM}`],
  ["家住金碧路12号", `家住金碧路${ROOM}`],
  ["家住大渔村3组23号附2号", `家住大渔村3组${ROOM}`],
  ["陆家村88号附1号电线老化", `陆家村${ROOM}电线老化`],
  ["金碧路12号附三号门口", `金碧路${ROOM}门口`],
  ["宏达机械厂宿舍3栋501漏水", `宏达机械厂宿舍3栋${ROOM}漏水`],
  ["601张建国家漏水", `${ROOM}[姓名已隐去]家漏水`],
  ["3栋0201张建国家漏水", `3栋${ROOM}[姓名已隐去]家漏水`],
  ["0201室张建国家漏水", `${ROOM}[姓名已隐去]家漏水`],
  ["整改601 李红梅家已经清掉了", `整改${ROOM}[姓名已隐去]家已经清掉了`],
])("%s", (given, expected) => {
  expect(maskText(given).text).toBe(expected);
});

test.each(
  `3栋2单元楼道灯不亮
12号院3单元门口堆杂物
3栋楼顶漏水
3栋120户没有灭火器
3栋300多户停水
3栋2026年检修
2号楼500元的灭火器
3号楼380V配电箱
3栋110来过了
教学楼302室灯坏了
春和小学3号楼305室吊顶掉了
康宁医院住院部2号楼305病房
3号楼302办公室
3栋201教室
万达广场3号楼1200平
地址:金碧路12号门口
金碧路12号门口井盖破了
工人住在12号仓库
第五中学
合同1号附2号图
公园1903负一层
302公交站台
G56高速出口
105国道护坡
501班学生食堂
1500户居民停水
请在1200前回复`.split("\n"),
)("no home: %s", (text) => {
  expect(maskText(text)).toEqual({ text, kinds: [], codes: [] });
});

const building = fc.constantFrom("3栋", "12幢", "5号楼", "B座", "十二栋", "4号院");
const stair = fc.constantFrom("", "2单元", "一单元", " 1单元 ", "3单元4楼");
const room = fc
  .tuple(fc.integer({ min: 1, max: 33 }), fc.integer({ min: 1, max: 9 }))
  .map(([floor, door]) => `${floor}0${door}`);
const behind = fc.constantFrom("漏水", "室漏水", "住户反映", "家吵架", "号房堆杂物", ",", "", "的人", "室");

test("a room behind a building goes, however it is written, and the building stays", () => {
  fc.assert(
    fc.property(building, stair, room, behind, (where, which, door, after) => {
      // 110, 120: a hotline where nothing says that it is a door.
      fc.pre(!/^(110|119|120|122)$/.test(door));
      const { text, codes } = maskText(`阳光社区${where}${which}${door}${after}`);
      expect(text).toContain(`阳光社区${where}${ROOM}`);
      expect(text).not.toContain(door);
      expect(codes).toEqual(["room"]);
    }),
  );
});

// 「打回0001 某人说没换」 had lost its number and sent another matter back.
test.each(["打回 {}", "打回{}", "核验通过 {}", "核验通过:{}", "签收了{}", "编号{}", "整改{}", "撤销 {}"])(
  "%s is a matter, whoever is named behind it",
  (act) => {
    for (const number of ["0001", "0312", "312"])
      for (const behind of [" 张建国说没换", "张建国那里看过了"]) {
        const said = act.replace("{}", number);
        expect(maskText(said + behind).text).toContain(said);
        expect(maskText(said + behind).text).not.toContain("张建国");
      }
  },
);
