import { expect, test } from "vitest";
import { readText } from "../../src/reading/read.ts";
import { asked } from "./asking.ts";

const actOf = (text: string) => readText(text, asked()).act;

test.each([
  ["恢复供水了水是黄的", "report"],
  ["松涛岗社区恢复供水了但水还是浑的", "report"],
  ["松涛岗社区水管修好了,水有点黄", "report"],
  ["松涛岗社区恢复供水了", "submit_rectification"],
  ["松涛岗社区水管修好了", "submit_rectification"],
  ["松涛岗社区水管修好了,水不黄了", "submit_rectification"],
  ["松涛岗社区安全", "zero_report"],
  ["松涛岗社区今天安全", "zero_report"],
  ["松涛岗社区不安全", "report"],
  ["松涛岗社区安全出口堵了", "report"],
  ["松涛岗社区路灯不亮", "report"],
  ["松涛岗社区楼道时不时漏水", "report"],
  ["松涛岗社区水管不断漏水", "report"],
  ["松涛岗社区再不堵上要出事,管道漏水", "report"],
  ["松涛岗社区3栋各家把楼道堆满了", "report"],
  ["松涛岗社区2栋楼道堆物,请各家把杂物清走", "report"],
  ["停电到几点都没人说,松涛岗社区灭火器过期", "report"],
])("%s: %s", (text, act) => {
  expect(actOf(text)).toBe(act);
});

test.each([
  "路灯不坏",
  "门口不堵",
  "路灯不坏,门口不堵",
  "水管不漏水",
  "停电到几点",
  "停水到好久",
  "停电到几点才来",
  "明天检查,各家把楼道清理干净",
  "各家各户把楼道杂物清掉",
  "明天创文检查,大家把门口收拾一下",
])("%s: no draft", (text) => {
  expect(actOf(text)).not.toBe("report");
  expect(actOf(text)).not.toBe("submit_rectification");
});
