import { expect, test } from "vitest";
import { isRestricted } from "../../src/reading/restricted.ts";

test.each([
  "把孩子抱走了",
  "有人把孩子抱走了",
  "走极端",
  "怕他走极端",
  "她要走极端",
  "走上绝路",
  "楼道里有血迹",
  "尸检报告",
  "被下药了",
  "酒里被下药",
  "有个姑娘遭人下药",
])("kept out of groups where nothing explains it: %s", (text) => {
  expect(isRestricted(text).restricted).toBe(true);
});

test.each([
  "家长把孩子抱走了",
  "外婆把娃娃抱走了",
  "保育员把孩子抱走换衣服",
  "防止走极端",
  "避免信访人走极端",
  "不要走极端",
  "管理不要走极端",
  "极端天气走访",
  "楼道里有血迹,是住户流鼻血",
  "楼道里有血迹,杀鸡弄的",
  "绿化带下药灭虫",
  "鱼塘被人下药",
  "狗被下药了",
  "下药灭鼠",
])("harmless: %s", (text) => {
  expect(isRestricted(text).restricted).toBe(false);
});
