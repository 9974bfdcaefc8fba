import { expect, test } from "vitest";
import { maskText } from "../../../src/reading/masks/mask.ts";

test.each([
  ["电梯夹伤一个娃娃的手指,送医院了", "电梯夹伤1人,送医院了", ["minor_health"]],
  ["一名12岁男孩溺水", "1人溺水", ["minor_health"]],
  ["3名学生食物中毒", "3人食物中毒", ["minor_health"]],
  ["幼儿园多名幼儿呕吐腹泻", "幼儿园多人呕吐腹泻", ["minor_health"]],
  ["有小孩掉进池塘,没救过来", "有人掉进池塘,没救过来", ["minor_health"]],
  ["小学生被车撞伤送医院", "有人被车撞伤送医院", ["minor_health"]],
  ["两个娃娃被狗咬伤", "两人被狗咬伤", ["minor_health"]],
  ["业主家的娃娃在滑梯上摔伤", "有人在滑梯上摔伤", ["minor_health"]],
  ["学生王小明在操场骨折", "有人在操场骨折", ["name", "minor_health"]],
  ["楼下的精神病人拿刀晃", "楼下的[健康信息已隐去]拿刀晃", ["health"]],
  ["孕妇被困电梯", "[健康信息已隐去]被困电梯", ["health"]],
  ["他有艾滋病和肺结核", "他有[健康信息已隐去]和[健康信息已隐去]", ["health", "health"]],
  ["老上访户又来了", "[身份信息已隐去]又来了", ["identity"]],
  [
    "辖区重点人员、社区矫正对象和吸毒人员名单",
    "辖区[身份信息已隐去]、[身份信息已隐去]和[身份信息已隐去]名单",
    ["identity", "identity", "identity"],
  ],
  ["一个回族老板和租客吵架", "一个[身份信息已隐去]老板和租客吵架", ["identity"]],
  ["信教人员王强在小区聚会", "[身份信息已隐去][姓名已隐去]在小区聚会", ["identity", "name"]],
  ["老赖李明不还钱", "[身份信息已隐去][姓名已隐去]不还钱", ["identity", "name"]],
] as const)("%s", (given, text, codes) => {
  const masked = maskText(given);
  expect(masked.text).toBe(text);
  expect([...masked.codes].sort()).toEqual([...codes].sort());
});

test.each(
  `怕娃娃跌进去,井盖要盖上
池塘没有护栏,小孩容易溺水
学生食堂有老鼠
幼儿园滑梯有尖角,会划到娃娃
小区有老人在景观湖溺水
砸到一个工人,腿断了
大学生在宿舍用热得快
儿童医院门口堵车
青少年活动中心消防演练,学生没有受伤的风险
家长在物业闹起来了
重点人群帮教到位
社区矫正中心门口漏水
精神病院围墙倒了
孕妇通道被占
艾滋病防治宣传栏玻璃碎了
云南民族村彝族村寨栈道松动
民族团结广场地砖松动
回族食堂排烟管起火
有人在公厕吸毒
戒毒所围墙开裂
残疾人通道被占
25岁女孩摔伤`.split("\n"),
)("nobody's health or label: %s", (text) => {
  expect(maskText(text)).toEqual({ text, kinds: [], codes: [] });
});
