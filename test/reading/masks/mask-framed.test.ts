import { expect, test } from "vitest";
import { kindTitles, maskText } from "../../../src/reading/masks/mask.ts";

const N = "[姓名已隐去]";
const TRANSCRIBED = [
  ..."岩温罕 岩香罕 玉温香 玉罕 岩叫 阿依木古 木呷 曲比阿木 扎西 扎西顿珠 次仁卓玛 尼玛旺堆 买买提 阿依古丽".split(
    " ",
  ),
  ..."玉素甫 热合曼 娜朵 扎妥".split(" "),
];
const FRAMES = [
  "配电箱着X乱接线",
  "配电箱被X拉走",
  "通道遭X私自占了",
  "消防栓漏水,找X来修",
  "喊X看倒",
  "由X负责",
  "让X处理",
  "配电箱裸露,X负责盯倒",
  "打回 0007 X说还差一具没换",
  "消防栓漏水,X在那守到起",
  "整改 0002 灭火器已换,X装的",
  "通知X搬走",
];

test("a name in the sounds of another language is hidden in every frame, and the frame stays", () => {
  for (const frame of FRAMES)
    for (const name of TRANSCRIBED) {
      const given = frame.replace("X", name);
      expect(maskText(given).text, given).toBe(frame.replace("X", N));
    }
});

test.each([
  ["消防栓漏水,找保安队长杨得财,3天内整改", `消防栓漏水,找保安队长${N},3天内整改`],
  ["杨得财在那守到起", `${N}在那守到起`],
  ["灭火器已换,由李得福装", `灭火器已换,由${N}装`],
  ["经办人:赵子龙/小马哥,三天内", `经办人:${N}/${N},三天内`],
  ["经办人:赵子龙、老李,三天内", `经办人:${N}、${N},三天内`],
  ["陈师把氧气瓶乱摆", `${N}把氧气瓶乱摆`],
  ["常师傅把氧气瓶乱摆", `${N}把氧气瓶乱摆`],
  ["摊主“大老黑”在通道煮饭", `摊主${N}在通道煮饭`],
  ["摊主和他媳妇(户籍昭通鲁甸)在通道煮饭", "摊主和他媳妇(户籍[身份信息已隐去])在通道煮饭"],
  ["灭火器过期,6412 3456,三天内", "灭火器过期,[电话已隐去],三天内"],
  ["灭火器过期,电话6412 3456,三天内", "灭火器过期,电话[电话已隐去],三天内"],
  ["灭火器过期,打6412-3456,三天内", "灭火器过期,打[电话已隐去],三天内"],
  ["灭火器过期,打64123456找物业", "灭火器过期,打[电话已隐去]找物业"],
  ["银行卡6222020200112233445", "银行卡[银行卡号已隐去]"],
])("「%s」 → 「%s」", (given, expected) => {
  expect(maskText(given).text).toBe(expected);
});

test.each(
  `岩石松动,要掉下来
被岩石砸坏了围栏
找岩板厂来处理
玉溪路的路灯坏了
由玉溪路商户负责
找玉兰花园物业来看
找玉米摊主来清
阿里巴巴负责配送的快递堆在楼道
由阿里巴巴负责
被木马病毒弄坏了
找木工来修门
着火了,木材堆乱
被马路上的车撞坏
由工程师负责
找工程师来修
厨师把气瓶乱摆
技师把插座乱接
陈师范学院门口堵了
找施工方来修
由施工队长负责
找物业经理来看
由何人负责说不清
高得很,够不到
老板“跑路”了
业主“维权”在门口
户籍人口没人登记
户籍窗口排队
金额6412 3456元
摊位2101 2102灭火器过期
房间,3101 3102,灭火器过期
XS-2026-0001 0002
2026-1124 2027
尺寸 3000 4000 毫米
灭火器12具,过期4具
打120
找小马街的物业来修`.split("\n"),
)("nobody: %s", (text) => {
  expect(maskText(text).text).toBe(text);
});

test("what was hidden is told by its own title", () => {
  const told = (text: string) => {
    const { codes, text: masked } = maskText(text);
    return kindTitles(codes, masked);
  };
  expect(told("邮箱zhang3@qq.com")).toEqual(["邮箱"]);
  expect(told("微信 wxid_ab12cd")).toEqual(["微信号"]);
  expect(told("QQ 12345678,邮箱zhang3@qq.com")).toEqual(["网络账号", "邮箱"]);
  expect(told("银行卡6222020200112233445")).toEqual(["银行卡号"]);
});
