import { describe, expect, test } from "vitest";
import { read, said } from "./deadlines.ts";

/** Wednesday, 25 November 2026. */
const WEDNESDAY = new Date("2026-11-25T09:30:00+08:00");

describe("a time that is named and cannot be reckoned is asked, never replaced by the rule of seven days", () => {
  test.each([
    "27号",
    " 27号",
    ",27号。",
    " 11.27",
    ",11.27",
    " 11/27",
    " 11月27",
    " 11月27日",
    " 周五",
    ",11.31前整改",
    ",11月31日前整改",
    ",12月1日开会前整改",
    ",廿八前",
    ",廿八前整改",
    ",1201前",
    ",1201前整改",
    ",28前",
    " 二十八前整改",
    " 1128前",
    ",11月最后一天前",
    " 小年前",
    ",开学前",
    ",期末考试前",
    ",12月初",
    " 12月中旬",
    ",国庆节后",
    ",春节后",
  ])("柚栖岗社区楼道飞线%s", (words) => {
    expect(said(`柚栖岗社区楼道飞线${words}`, WEDNESDAY)).toBe("unclear");
  });
});

test.each([
  ["柚栖岗社区飞线,3d内整改", "2026-11-28"],
  ["柚栖岗社区飞线,3 days内", "2026-11-28"],
  ["柚栖岗社区飞线,11月27整改完", "2026-11-27"],
  ["柚栖岗社区飞线,限期7日,从11月20日起算", "2026-11-27"],
  ["柚栖岗社区飞线,从11月20日起算限期7日", "2026-11-27"],
  ["柚栖岗社区飞线,限期3日,从11月20日起算", "past"],
  ["柚栖岗社区飞线,限期3个工作日,从11月20日起算", "unclear"],
  ["柚栖岗社区飞线,限期7日", "2026-12-02"],
])("can be reckoned: %s → %s", (text, expected) => {
  expect(said(text, WEDNESDAY)).toBe(expected);
});

test.each([
  "柚栖岗社区飞线,春雨路30号",
  "春雨路 30号",
  "橙磐塘社区漏水,单元楼27号",
  "配电箱电压10.2",
  "围挡要留到12月1号",
  "工资拖到年底",
  "这家店说是周五",
  "事故发生在11月20日",
  "3D打印店线路老化",
])("a door, a figure, how long, or what somebody said is no deadline: %s", (text) => {
  expect(read(text, WEDNESDAY).kind).toBe("none");
});
