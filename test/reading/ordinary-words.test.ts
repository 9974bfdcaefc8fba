import { expect, test } from "vitest";
import { readText } from "../../src/reading/read.ts";
import { asked, sentences } from "./asking.ts";

const read = (text: string) => readText(`滇润市场${text}`, asked());

test.each(
  sentences({
    突出治安问题: `
      昨晚被盗
      有人失窃
      电瓶挨偷了
      车子着偷了
      门口有扒窃
      有扒手
      进贼了
      老人被诈骗
      有人打架
      小孩打群架
      几个人干架
      有人醉酒闹事
      有人喝醉酒在闹
      有人聚众
      有人恐吓
      有人打砸
      有人持械
      有人撬车`,
    重大矛盾纠纷: `
      业主拉横幅
      业主拉条幅
      工人讨薪
      老板欠薪
      工资不发
      拖工资
      老板跑路了
      业主跟物业闹
      两家互骂
      有人静坐`,
    重点信访案件: `
      十几个人要去区政府
      有人集访
      有联名信`,
    安全隐患: `
      门口堵
      楼道堵
      水管漏
      3栋漏得很
      楼上又漏了
      后墙裂
      树倒
      天桥断
      路灯坏
      灯不亮
      路面塌
      楼道黑
      配电箱冒烟
      灭火器亮红灯
      井盖挨偷了
      有人偷井盖`,
  }),
)("what people call it: %s: 「%s」", (category, text) => {
  expect(read(text)).toMatchObject({ act: "report", matters: [{ unit: "示例·滇润农贸市场", category }] });
});

test.each(["安排倒班", "坏账", "核裂变科普", "判断", "大家倒是来了", "门口倒班", "开展防盗宣传", "门口没堵"])(
  "one sign inside another word names no problem: 「%s」",
  (text) => {
    expect(read(text).act).toBe("unknown");
  },
);

test.each(
  sentences({
    none: `
      转发:各社区注意,近期严查电动车进楼
      转发区里通知,各社区排查燃气
      【通知】近期天干物燥,请各单位加强用火用电管理
      关于开展消防安全大检查的通知
      关于开展电动车飞线充电整治的通知
      【安全提示】冬季用电安全
      消防提醒:不要堵塞消防通道
      通知:明天停水
      @所有人 近期严查电动车进楼
      各社区注意,近期多地发生火灾,请加强排查
      请各单位于25日前报送隐患排查表
      柚栖岗社区开会研究飞线整治`,
    report: `
      各社区注意,滇润市场二楼着火了
      各位领导,老街口着火了
      各社区注意,老街口着火了
      各社区请注意,我们这边3栋漏水了
      请各网格员注意,前面路口塌了
      物业请各商户注意,煤气罐漏气了
      转发居民反映:松涛岗社区楼道堵了
      转:松涛岗社区居民说消防通道被堵
      【转发】松涛岗社区3栋漏水没人管
      接街道通知,松涛岗社区消防栓没水
      通知松涛岗社区,3栋楼道堆物三天内清掉
      关于松涛岗社区护栏损坏的情况报告
      松涛岗社区飞线,开会前整完
      松涛岗社区飞线,周五开会,会前整完`,
  }),
)("a notice to all is no report, a report in a notice's words is: %s: 「%s」", (act, text) => {
  expect(readText(text, asked()).act).toBe(act);
});
