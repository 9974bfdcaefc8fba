import { expect, test } from "vitest";
import { asksWhetherDone, readDoubt } from "../../src/reading/doubt.ts";

test.each([
  ["但是还有一半没换", "doubt"],
  ["不过二楼那具没换", "doubt"],
  ["只是标识没贴,其他好了", "doubt"],
  ["除了东侧的都换了", "doubt"],
  ["还剩两具", "doubt"],
  ["其实还差一点", "doubt"],
  ["没弄完", "doubt"],
  ["换了一半", "doubt"],
  ["线路尚未更换", "doubt"],
  ["其实我没克看", "unseen"],
  ["我没去现场", "unseen"],
  ["没到现场", "unseen"],
  ["没得空去看", "unseen"],
  ["我不在现场", "unseen"],
  ["没看,先过了", "unseen"],
  ["现场已更换", null],
  ["灯都亮了", null],
  ["现场看了,没有发现问题", null],
  ["没看到堵的地方", null],
  ["上次没换的都换了", null],
  ["违建已拆除了", null],
  ["杂物清除了,通道畅通", null],
  ["无遗留问题", null],
  ["压力检测通过,不过期", null],
  ["4具灭火器已更换", null],
])("「%s」 behind a yes: %s", (words, doubt) => {
  expect(readDoubt(words)).toBe(doubt);
});

test.each([
  ["滇润市场电线换好了没有?", true],
  ["哪个说滇润市场电线换好了", true],
  ["灭火器换好了吗", true],
  ["是不是都换好了", true],
  ["电线换好了,是不是?", true],
  ["换好了,可以复查了吗?", false],
  ["电线换好了", false],
  ["没有用的线拆掉了,都换好了", false],
])("「%s」 asks whether it is done: %s", (words, asks) => {
  expect(asksWhetherDone(words)).toBe(asks);
});
