import { expect, test } from "vitest";
import { said } from "./deadlines.ts";

// Monday, 23 November 2026, 09:30.
test.each([
  // A number behind the thing: a day as likely as a count or a door.
  ["松涛岗社区飞线 28", "unclear"],
  ["松涛岗社区飞线,28", "unclear"],
  ["松涛岗社区飞线,1128", "unclear"],
  ["松涛岗社区飞线,3d", "unclear"],
  ["松涛岗社区飞线 3d", "unclear"],
  ["松涛岗社区飞线,3d内整改", "2026-11-26"],
  ["松涛岗社区飞线 3天", "unclear"],
  ["松涛岗社区飞线,72h", "unclear"],
  ["松涛岗社区飞线,三日内", "2026-11-26"],
  ["松涛岗社区飞线,整改:3天", "2026-11-26"],
  ["松涛岗社区飞线,2天后", "unclear"],
  // 之前 points back at the day that was said.
  ["飞线,12月1日开会,之前整改", "2026-12-01 asked"],
  ["飞线,12月1日省里检查,务必在此之前整改完", "2026-12-01 asked"],
  ["飞线,下周一检查,在这之前弄好", "2026-11-30 asked"],
  ["飞线,下周一领导来,来之前弄好", "2026-11-30 asked"],
  ["飞线,下周一检查,检查前弄好", "unclear"],
  ["飞线,开会前整完", "unclear"],
  ["飞线,周五开会,会前整完", "unclear"],
  // Two lengths in one breath; after a day; a part of no month.
  ["飞线,十天半个月内整改", "unclear"],
  ["飞线,十天半月整完", "unclear"],
  ["飞线,1小时30分钟内整改", "unclear"],
  ["飞线,过完周末整改", "unclear"],
  ["飞线,过了周末再整", "unclear"],
  ["飞线,过完这个周末", "unclear"],
  ["飞线,月中", "unclear"],
  ["飞线,下旬", "unclear"],
  ["飞线,今晚", "unclear"],
  ["飞线,两个礼拜", "unclear"],
  ["飞线,半个月", "unclear"],
  ["飞线,十天半个月", "unclear"],
  // What is said plainly stays plain.
  ["飞线,赶在元旦前", "2026-12-31 provisional"],
  ["飞线,一周之内", "2026-11-30"],
  ["飞线,半个月内整完", "2026-12-08"],
  ["飞线,月底前", "2026-11-30"],
  ["飞线,明早8点前", "2026-11-24 08:00"],
  ["飞线,今晚弄好", "2026-11-23"],
  ["飞线,周末前整完", "2026-11-29 asked"],
  ["飞线,立即整改", "immediate"],
])("until when, said loosely: 「%s」 is %s", (text, expected) => {
  expect(said(text)).toBe(expected);
});

test.each([
  "灭火器过期4具",
  "住了28人",
  "楼道堆物,3栋",
  "飞线28处",
  "灭火器过期 4具",
  "停水 3天",
  "灭火器过期 3天",
  "护栏坏 3天",
  "井盖没了,今天",
  "3D打印店线路老化",
  "12月1日要检查,之前修过一次",
  "明天要检查,之前已经整改了",
  "护栏坏了,之前整改的不行",
  "楼道堆物,过道都走不成",
  "灭火器压力不够,1.5",
  "电话打不通,9999",
  "上旬查的,飞线还在",
])("no time to act by is named in 「%s」", (text) => {
  expect(said(text)).toBe("none");
});
