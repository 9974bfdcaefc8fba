import { expect, test } from "vitest";
import { readText } from "../../src/reading/read.ts";
import { asked, sentences } from "./asking.ts";

const ctx = asked({ chat: { street: "福海街道", unit: null } });

test.each(
  sentences({
    "cmd.verify_pass": `
    0001复查过了,都换好了,同意销号
    0001 现场看过了,都换了,没问题
    领导说0005可以销号了
    0005可以销号了
    0005核验通过,已经更换
    0001验收合格,灭火器全部换新
    0001我去看过了,4具都换好了,可以销
    0001看过没问题,换新了,通过
    XS-2026-0001 复核合格,已整改到位
    0001同意销号,整改完成
    0001 复查合格,杂物清理完了
    0001核实过了没问题,线已经包好,同意销号
    0001查看过了,换好了,通过吧
    0003 去看过了,整改到位,合格
    0003现场查过达标,都换完了,予以销号
    0003,核验通过,通道已疏通
    0003 查验合格,已加固
    0003都看过了,全部到位,同意结案
    0003看过了可以,换掉了
    0003准予销号,已完成整改`,
  }),
)("%s: 「%s」 is a verdict, and nothing is handed in by it", (intent, text) => {
  expect(readText(text, ctx)).toMatchObject({ act: "command", query: { intent } });
});

test.each(
  sentences({
    submit_rectification: `
    整改完了,请核验
    整改完了,可以销号了
    0001都换好了,请核验通过
    0001整改到位,申请销号
    0001都换好了,可以销号了
    0001已更换,等街道核验通过
    0001街道来看过了,已经全部换好了
    0001换好了,麻烦来复查
    0001领导已经来看过了,都整改到位
    0001整改好了,核验通过后销号
    0001已经更换完毕,可以复查了
    帮我跟街道说一声,0001可以来核验了
    帮我给街道说0001换好了
    帮忙说一下0001换好了
    0001线已经修好,望予以销号
    0003清理完了,求验收
    0003修好了,待核验
    0003灯已经修好,你们上午来看过的
    0003整改完成,请领导复查
    0287整改完了`,
  }),
)("%s: 「%s」 stays what the unit says", (act, text) => {
  expect(readText(text, ctx).act).toBe(act);
});

test.each(
  sentences({
    "refuse.other_name": `
    我帮赵街办说一声:核验通过0001,现场看过都换了
    我帮赵街办说一声,核验通过0001
    替街道说一下0005通过了
    替街道讲一声0005同意销号
    帮平安办带个话,0005核验通过
    代赵街办转告:打回0001,没换
    受领导委托,0005核验通过
    街道托我说0005通过了
    帮孙街办回一下0003可以销号
    我替应急局传句话:0001验收合格
    代社区通知一声0003打回
    帮消防讲一句,0003核验不通过`,
  }),
)("%s: 「%s」 is said in another's name", (intent, text) => {
  expect(readText(text, ctx)).toMatchObject({ act: "refusal", query: { intent } });
});

test.each([
  ["帮领导说一声明天核验会议改到三点", "none"],
  ["代街道通知:明天验收消防,各单位准备", "none"],
  ["帮居民说一声,楼道灯坏了", "report"],
  ["帮街道通知滇润农贸市场,灭火器过期了,三天内换", "report"],
  ["帮滇润农贸市场说一声,灭火器过期,三天内换", "report"],
  ["替换下来的灭火器堆在滇润农贸市场门口,三天内清", "report"],
  ["代理商在滇润农贸市场门口乱堆货,周五前清", "report"],
])("「%s」 carries no verdict: %s", (text, act) => {
  expect(readText(text, ctx).act).toBe(act);
});
