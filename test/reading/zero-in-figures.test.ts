import { expect, test } from "vitest";
import { readText } from "../../src/reading/read.ts";
import { asked, sentences } from "./asking.ts";

const read = (text: string) => readText(text, asked({ chat: { street: "福海街道", unit: null } }));

test.each(
  sentences({
    zero: `
      各位领导,福海街道今日:安全隐患0起、矛盾纠纷0起、信访0起、治安0起
      松涛岗社区今日信访0起
      松涛岗社区:信访0件、治安案件0起、火灾0起
      松涛岗社区信访零起、隐患零起
      松涛岗社区隐患:0,纠纷:0,信访:0
      松涛岗社区安全隐患为0,矛盾纠纷为0
      松涛岗社区0起隐患、0件信访、0起纠纷
      松涛岗社区 信访无 纠纷无 隐患无
      松涛岗社区矛盾纠纷:无;越级上访:无;命案:无。特此报告
      松涛岗社区今天接到投诉0件,警情0起,一切正常
      今天福海街道没啥子事,零报
      松涛岗社区没啥子事,零报
      松涛岗社区零报平安`,
    figures: `
      松涛岗社区安全隐患2起、矛盾纠纷0起、信访0起
      福海街道今日:隐患3处,纠纷1起,信访0件
      松涛岗社区今日纠纷两起、治安0起
      各位领导,福海街道本周:信访10起,治安0起`,
    except: `
      除了滇润其他都平安
      除了滇润农贸市场以外,其余都正常
      除滇润其他没事`,
    report: `
      松涛岗社区信访0件,门口有人堵路
      松涛岗社区隐患0起,就是3栋护栏断了
      松涛岗社区灭火器0具
      松涛岗社区灭火器压力为0
      松涛岗社区应急灯0盏亮
      松涛岗社区除了3栋楼道堆物,其他一切正常
      松涛岗社区发生纠纷1起,两家为停车吵架
      松涛岗社区矛盾纠纷0起,消防通道堵了
      松涛岗社区接到信访2件反映欠薪`,
  }),
)("%s: 「%s」", (meant, text) => {
  const { act, flags } = read(text);
  const is =
    act === "zero_report" ? ({ 汇总数字: "figures", 除外: "except" }[flags[0] ?? ""] ?? "zero") : act;
  expect(is).toBe(meant);
});

test.each([
  ["零报告:福海社区,河尾社区,金碧社区", ["福海社区", "金碧社区"], ["河尾社区"], []],
  ["福海社区、幸福里社区本周零报告", ["福海社区"], ["幸福里社区"], []],
  ["福海街道今天零报告", [], [], ["街道"]],
  ["福海街道、福海社区今天零报告", ["福海社区"], [], ["街道"]],
])("whose zero 「%s」 is", (text, units, unlisted, flags) => {
  const zero = read(text);
  expect(zero).toMatchObject({ act: "zero_report", units, unlisted, flags });
});

test.each(
  sentences({
    unverified: `
      网上有人传福海要拆迁,不晓得真假
      听人讲滇润要停水,是不是真的
      听说福海那边要封路,不晓得是不是真的
      群里都在传福海社区要搬,真的假的
      外面都在说要涨摊位费,没得到核实,也没证实
      据说福海要修地铁,靠不靠谱
      抖音上有人说滇润要关门,是真的吗`,
    other: `
      网上有人反映福海社区路灯坏了
      听说滇润换了老板
      福海社区灭火器是假的
      大家都说好`,
  }),
)("a rumour or not (%s): 「%s」", (meant, text) => {
  expect(read(text).act === "unverified" ? "unverified" : "other").toBe(meant);
});
