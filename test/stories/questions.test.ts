import { expect, test } from "vitest";
import { checkCard } from "../../src/sandbox/card-check.ts";
import { textOf } from "../card-text.ts";
import { openAsked } from "./asked-town.ts";

const CARD_BYTES_MAX = 30 * 1024;

test("what the ledger can answer it answers with fraction and meaning; what it cannot it says", async () => {
  const { town, office } = await openAsked();
  const registered = Number(
    (await town.owner.sql`select count(*)::int as n from units where retired_at is null`)[0]?.n,
  );
  const asked: [string, string[]][] = [
    ["前卫街道还有几个逾期的", ["逾期 **1** 项,占在办 1/1(100.0%)", "还没有提交整改"]],
    ["全区还有几个逾期的", ["逾期 **2** 项,占在办 2/3(66.7%)"]],
    ["福海街道还有几件没销", ["在办 **2** 项,其中逾期 **1**/2", "草稿和已撤回的不计"]],
    ["上周新增几条", ["新登记 **3** 项", "2026-11-16 至 2026-11-22"]],
    ["上个月销号了多少", ["销号 **2** 项,其中逾期后才提交整改 1/2"]],
    ["福海街道这周到期的有哪些", ["将到期 **1** 项,占在办 1/2", "安全出口锁闭"]],
    ["重大隐患清单拉一份", ["疑似重大", "在办 **1** 项", "安全出口锁闭", "机器人不发 Excel"]],
    ["待签收的有哪些", ["待签收 **3** 项,占在办 3/3"]],
    ["草稿有哪些", ["草稿只有上报人本人能看"]],
    ["上个月全区销号率", ["按期销号率 **50.0%**(1/2)", "逾期后提交并销号 1", "期限当天 24:00 前都算按期"]],
    ["福海街道上个月销号率", ["没有到期的事项,没有按期销号率(不是 0,也不是 100%)"]],
    ["本月全区新增隐患环比", ["基期", "**2 项**", "一样"]],
    ["福海上半年安全隐患比去年多还是少", ["台账自 2026-10-05 才有登记", "没有数据不是零", "按福海街道统计"]],
    ["逾期比上个月多还是少", ["逾期数只有现在的数"]],
    ["排个名 各街道逾期率", ["不是对人的排名", "上报和发现多的不扣分", "2/3(66.7%)"]],
    ["挂图作战那个表发我一下,按街道", ["在办 **3** 项,其中逾期 **2**/3", "零报告不是排查"]],
    ["哪几家从来没查过", [`从未排查 **${registered - 1}**/${registered}`, "未排查不等于零", "另有"]],
    ["哪些单位没报", [`未报 **${registered - 1}**/${registered}`, "未报不等于零"]],
    ["哪些街道还没报", ["一个单位都没报的街道", "未报不等于零", "前卫街道"]],
    ["为啥子滇润农贸市场这个月是零", ["这段时间并不是零:登记了 **2** 项", "零报告 1 次;排查记录 0 次"]],
    ["为啥子春和小学福海校区这个月是零", ["登记 **0** 项", "从来没有排查记录", "**没查也没报**"]],
    ["周报出一下", ["新登记 **3** 项", "在办 **3** 项,其中逾期 **2**/3", "不是时段末的数"]],
    ["企业单位那边达标多少", ["2026年**未设目标**", "排查覆盖"]],
    ["今年以来有几起越级上访", ["还没有事件登记册", "信访", "没有数不等于零"]],
    ["公安那边挂着的还有多少没销", ["没有一个单位登记由区公安分局监管", "不是没有事项"]],
    ["应急局那边逾期的有几件", ["逾期 **1** 项,占在办 1/2", "监管部门(区应急局)"]],
    ["自报率多少", ["台账还没有记录", "没有记录不等于零"]],
    ["上个月全区返工率", ["打回率 **0.0%**(0/2)", "未排查", "销号以后重开的台账还没有记录"]],
    ["福海街道上个月重开率", ["没有到期的事项,没有打回率(不是 0,也不是 100%)"]],
    ["什么叫逾期", ["期限已过、还没有提交整改"]],
    ["五零是什么", ["零上访", "零盲区", "活动方案数据第 2 版"]],
    ["什么是零上访", ["依法的来信、来访、网上信访不计", "活动方案数据"]],
    ["按期销号率怎么算", ["期限前核验销号÷时段内已到期"]],
    ["什么叫立行立改", ["期限:**24 小时**\n", "拟:当场整改"]],
    ["什么叫越级上访", ["由信访部门认定", "第二十条"]],
    ["什么叫达标", ["23 条标准的文本没有公开"]],
    ["什么叫网格", ["没有可靠的解释,不猜"]],
    ["一般隐患几天内整改", ["7 天", "到期前 2 天提醒责任单位", "逾期 1 个工作日:催办 → 街道", "待区级确认"]],
    ["逾期几天挂黄牌", ["逾期 3 个工作日:黄牌建议 → 监管部门", "由人签发"]],
    ["复查几天内要完成", ["3 个工作日", "提交的人和本单位的人都不能核验"]],
    ["信访件几天内要答复", ["15 日内书面告知", "第二十三条"]],
    ["纠纷几天内要调解", ["没有统一期限,由有权的人指定"]],
    ["事故几小时内要报", ["119 / 120 / 110", "1 小时内", "第九条"]],
    ["12345工单几天办结", ["没有查到公开数字"]],
    ["签收几小时内", ["没有规定这一项的时限"]],
    ["怎么投诉", ["12345", "依法反映不算谁的错"]],
    ["你会存我们的聊天记录吗", ["原话不保存", "没有信访人名单"]],
    ["全区情况怎么样", ["在办 **3** 项,其中逾期 **2** 项"]],
    ["上个月福海街道的情况", ["在办 **2** 项", "上个月的状况没有留存,这里是现在的"]],
    ["上个月滇润农贸市场的情况", ["未排查", "上个月的状况没有留存"]],
    ["上个月的挂图作战表", ["在办 **3** 项", "上个月的状况没有留存"]],
    ["查询 福海街道", ["在办 **2** 项,其中逾期 **1** 项"]],
    ["查询 滇润农贸市场", ["未排查", "在办 **2** 项"]],
    ["城管那边还有几个没销", ["台账里没有「城管」"]],
  ];
  for (const [question, words] of asked) {
    await office.says(question);
    const reply = await town.expectSent(office, ...words);
    const { content } = reply;
    if (typeof content === "object" && content !== null && "schema" in content) {
      expect(checkCard(content), question).toBeNull();
      expect(Buffer.byteLength(JSON.stringify(content)), question).toBeLessThan(CARD_BYTES_MAX);
    }
    expect(textOf(content), question).not.toMatch(/undefined|NaN|null/);
  }
  await office.says("什么是零上访");
  const zero = await town.expectSent(office, "不发生越级上访");
  expect(textOf(zero.content)).not.toContain("零盲区");
  await office.says("挂图作战那个表发我一下,按街道");
  const board = await town.expectSent(office, "挂图作战");
  const rows = JSON.stringify(board.content);
  expect(rows).toContain(
    JSON.stringify({ c0: "前卫街道", c1: "0", c2: "0", c3: "0", c4: "1", c5: "0", c6: "1", c7: "1" }).slice(
      0,
      -1,
    ),
  );
  expect(rows).toContain(
    JSON.stringify({ c0: "福海街道", c1: "2", c2: "0", c3: "0", c4: "0", c5: "0", c6: "2", c7: "1" }).slice(
      0,
      -1,
    ),
  );
  await town.close();
});

test("others get the number, never the row", async () => {
  const { town, grid } = await openAsked();
  const stranger = await town.person("孙网格", "grid-worker", { street: "前卫街道" });
  await stranger.says("福海街道还有几件没销");
  const reply = await town.expectSent(stranger, "在办 **2** 项", "不在您职责范围的只计数");
  expect(textOf(reply.content)).not.toMatch(/灭火器|XS-/);
  await grid.says("福海街道还有几件没销");
  await town.expectSent(grid, "在办 **2** 项", "灭火器");
  await town.close();
});

test("「我们街道」 is that of whoever asks; who has none is told how to ask", async () => {
  const { town, street, office } = await openAsked();
  await street.says("我们街道还有几个逾期的");
  await town.expectSent(street, "福海街道", "逾期 **1** 项,占在办 1/2");
  await office.says("我们街道还有几个逾期的");
  await town.expectSent(office, "您没有登记在街道的岗位");
  await town.close();
});

test("a shared name is asked with buttons, an unknown one is never replaced; a tap asks again with the name, only for whom it answers", async () => {
  const { town, street, office, group } = await openAsked();
  await street.says("福海的情况", { in: group });
  const which = await town.expectSent(group, "是哪一个?", "福海街道", "福海社区");
  const foreign = await office.taps(which, "福海街道");
  expect(foreign.toast?.content).toContain("别人问的");
  await street.taps(which, "福海街道");
  expect(await town.card(which.messageId)).toContain("福海街道:在办 2,逾期 1");

  await office.says("明珠社区还有几个逾期的");
  const unknown = await town.expectSent(office, "台账里没有「明珠社区」", "不会自动替换", "明波社区");
  await office.taps(unknown, "明波社区");
  const card = await town.card(unknown.messageId);
  expect(card).toContain("明波社区:逾期 0");
  expect(card).toContain("没有事项不等于没有问题");
  // An old or forged button asks nothing.
  const forged = await office.tapsValue(unknown, { c: "query", q: "{", name: "明波社区" });
  expect(forged.toast?.content).toContain("没看懂");
  await town.close();
});
