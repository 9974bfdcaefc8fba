import fc from "fast-check";
import { expect, test } from "vitest";
import { readText } from "../../src/reading/read.ts";
import { asked, sentences } from "./asking.ts";

const read = (text: string) => readText(text, asked());

test.each(
  sentences({
    zero_report: `
      柚栖岗社区今日零报告
      柚栖岗社区平安无事
      今天查了柚栖岗社区的灭火器、消防通道,一切正常
      松涛岗社区消防安全一切正常
      示例·滇润农贸市场未发现火灾隐患
      松涛岗社区今天巡查没发现问题
      松涛岗社区今日无事故、无纠纷、无信访,零报告
      松涛岗社区消防安全、矛盾纠纷、治安、信访均正常
      松涛岗社区今日零报告,昨天的灭火器已更换
      松涛岗社区无打架斗殴、盗窃、诈骗等案件,零报告
      松涛岗社区今日无异常,电梯运行正常,路灯亮
      松涛岗社区无安全隐患
      柚栖岗社区、松涛岗社区平安
      零事故零上访
      荷浦湾社区无命案
      无命案
      五零
      今日五零
      松涛岗社区五零
      今天平安
      一切正常,无异常
      今日零事故、零上访、零命案、零纠纷、零盲区
      示例·滇润农贸市场零事故零上访零命案
      今天没得事
      松涛岗社区没事
      今日无报
      松涛岗社区今日无特殊情况
      松涛岗社区今日无突发事件
      今天查了柚栖岗社区,松涛岗社区,一切正常
      柚栖岗社区和松涛岗社区都看了,无异常
      今天值班小李,其他正常`,
    report: `
      春和小学福海校区门口堵,西苑春和小学正常
      松涛岗社区门口堵,柚栖岗社区正常
      松涛岗社区门口堵,其他一切正常
      示例·滇润农贸市场零事故零上访,护栏坏了
      示例·滇润农贸市场无命案,有人打架
      松涛岗社区今天没事,就是路灯坏
      松涛岗社区无突发事件应急预案
      今天查了三家:柚栖岗社区灭火器过期,松涛岗社区电线裸露,楠屏沟社区一切正常
      松涛岗社区一切正常,柚栖岗社区煤气罐漏气
      松涛岗社区今天巡查没发现问题,就是3栋有飞线
      松涛岗社区零报告是假的,明明有飞线
      柚栖岗社区平安,松涛岗社区平安,红星社区不平安
      松涛岗社区不能零报告,有飞线
      松涛岗社区零报告,另外新河社区护栏坏了周五前修
      松涛岗社区今日平安无事,但是有个老人摔断腿了
      松涛岗社区灭火器压力偏低,其他一切正常
      松涛岗社区安全出口被锁,其他平安无事
      松涛岗社区除了3栋楼道堆物,其他一切正常
      松涛岗社区消防器材未检查,其他一切正常
      荷浦湾社区没有灭火器
      荷浦湾社区没有火灾报警器
      荷浦湾社区消火栓没水
      松涛岗社区洞口没有堵上
      松涛岗社区灭火器也没得
      松涛岗社区路灯坏了,能不能派人来修一下吗
      松涛岗社区灭火器过期,修了没有`,
  }),
)("it is %s: 「%s」", (act, text) => {
  expect(read(text).act).toBe(act);
});

test.each(
  sentences({
    neither: `
      荷浦湾社区没得自杀的
      没事
      五零是什么
      五零助手
      五零活动开始了
      松涛岗社区门口有条蛇,柚栖岗社区正常
      松涛岗社区门口有条蛇,其他一切正常
      示例·滇润农贸市场没得人打架
      松涛岗社区打架的没有
      松涛岗社区零报告吗
      荷浦湾社区开展反诈宣传,防诈骗
      荷浦湾社区消防演练,模拟着火
      荷浦湾社区宣传预防未成年人性侵
      松涛岗社区消防通道堵了没有
      松涛岗社区灭火器换了没得
      前卫的护栏修得咋样了
      官庄社区是不是又漏气了?
      普坪的事办完没有
      松涛岗社区灭火器没有过期
      灭火器没有过期`,
  }),
)("it is %s a report nor a zero: 「%s」", (_, text) => {
  expect(["report", "zero_report"]).not.toContain(read(text).act);
});

test("a challenge is no zero report", () => {
  expect(read("松涛岗社区没发现隐患?你克看看消防通道嘛").act).not.toBe("zero_report");
  expect(read("松涛岗社区是不是零报告").act).not.toBe("zero_report");
});

test.each([
  ["荷浦湾社区无火灾,但电线老化", "安全隐患", null],
  ["荷浦湾社区没得人打架,路灯坏了", "安全隐患", null],
  ["松涛岗社区无事故无上访无案件,消防栓没水", "安全隐患", null],
  ["松涛岗社区没有人上访,燃气管老化", "安全隐患", null],
  ["松涛岗社区没有打架、盗窃,护栏坏了", "安全隐患", null],
  ["柚栖岗社区后山落石砸到护栏,没砸着人", "安全隐患", null],
  ["示例·滇润农贸市场有人打架", "突出治安问题", "case_security"],
  ["示例·滇润农贸市场演练时有人打架", "突出治安问题", "case_security"],
  ["示例·滇润农贸市场培训机构打架", "突出治安问题", "case_security"],
  ["松涛岗社区没有灭火器,着火了", "事故", "accident_public"],
])("what is denied or only mentioned names no incident: 「%s」 is %s, %s", (text, category, incident) => {
  expect(read(text)).toMatchObject({ act: "report", matters: [{ category, incident }] });
});

test("of units said to be fine nothing is drafted; of the others each hazard is", () => {
  const unitsOf = (text: string) => read(text).matters.map(({ unit }) => unit);
  expect(unitsOf("今天查了三家:柚栖岗社区灭火器过期,松涛岗社区电线裸露,楠屏沟社区一切正常")).toEqual([
    "示例·柚栖岗社区",
    "示例·松涛岗社区",
  ]);
  expect(unitsOf("松涛岗社区一切正常,柚栖岗社区煤气罐漏气")).toEqual(["示例·柚栖岗社区"]);
  expect(unitsOf("松涛岗社区今天巡查没发现问题,就是3栋有飞线")).toEqual(["示例·松涛岗社区"]);
  expect(unitsOf("柚栖岗社区平安,松涛岗社区平安,红星社区不平安")).toEqual(["红星社区"]);
});

test("nor of those said to be fine in a rumour", () => {
  const told = (text: string) => read(text).matters.map(({ unit }) => unit);
  expect(told("听说棕南社区漏气,棕北没事")).toEqual(["棕树营南区社区"]);
  expect(told("听说滇润市场有人打架,云锦广场没得事")).toEqual(["示例·滇润农贸市场"]);
  expect(told("听说滇润市场漏气,云锦广场也漏气")).toEqual(["示例·滇润农贸市场", "示例·云锦广场"]);
});

test("a hazard anywhere in a message makes it no zero report", () => {
  const zero = fc.constantFrom("一切正常", "零报告", "平安无事", "今天巡查没发现问题", "无隐患", "平安");
  const hazard = fc
    .tuple(
      fc.constantFrom("3栋灭火器", "消防通道", "电线", "燃气管", "护栏", "路灯"),
      fc.constantFrom("坏了", "老化", "堵了", "过期", "破损", "漏气"),
    )
    .map((parts) => parts.join(""));
  const other = fc.constantFrom("有人打架", "有个老人摔断腿了", "有飞线", "着火了", "有人上访");
  fc.assert(
    fc.property(
      fc.tuple(
        zero,
        fc.oneof(hazard, other),
        fc.boolean(),
        fc.constantFrom(",", "。", ",但是", ";"),
        fc.boolean(),
      ),
      ([fine, wrong, fineFirst, joint, sameUnit]) => {
        const [one, two] = fineFirst ? [fine, wrong] : [wrong, fine];
        const text = `松涛岗社区${one}${joint}${sameUnit ? "" : "柚栖岗社区"}${two}`;
        expect(read(text).act, text).not.toBe("zero_report");
      },
    ),
    { numRuns: 300 },
  );
});
