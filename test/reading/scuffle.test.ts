import { expect, test } from "vitest";
import { readText } from "../../src/reading/read.ts";
import { asked } from "./asking.ts";

const read = asked({ chat: { street: "福海街道", unit: null } });

test.each([
  ["滇润农贸市场商户甲、乙两口子打架,三天内调解", "重大矛盾纠纷", "夫妻因婚姻家庭纠纷打架"],
  ["柚栖岗社区两家为漏水打架,请调委会调解", "重大矛盾纠纷", "因漏水打架,请调解"],
  ["柚栖岗社区邻居打起来了,没有人受伤,请社区调解", "重大矛盾纠纷", "打架"],
  ["柚栖岗社区两家持刀打架,请调解", "突出治安问题", "持刀打架"],
  ["柚栖岗社区两口子打架,老婆受伤了,三天内调解", "突出治安问题", "因婚姻家庭纠纷打架"],
  ["柚栖岗社区两口子正在打架,快来调解", "突出治安问题", "打架"],
  ["柚栖岗社区夜市打群架,请调解", "突出治安问题", ""],
  ["柚栖岗社区有人打架", "突出治安问题", "打架"],
])("「%s」: %s, 「%s」", (text, category, told) => {
  const [matter] = readText(text, read).matters;
  expect(matter?.category).toBe(category);
  expect(matter?.task).toContain(told);
  expect(matter?.incident === null).toBe(category === "重大矛盾纠纷");
});
