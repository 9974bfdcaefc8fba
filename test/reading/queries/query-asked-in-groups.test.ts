import { expect, test } from "vitest";
import { readQuery } from "../../../src/reading/queries/query.ts";
import { readText } from "../../../src/reading/read.ts";
import { asked, sentences } from "../asking.ts";

const IN_STREET = asked({ chat: { street: "前卫街道", unit: null } });

/** As people of a district ask in a street's group: short, in dialect, by voice, as a leader. */
const QUESTIONS: Record<string, string> = {
  "query.open_count": `
    重大和一般的各有几条
    一般和重大分别多少
    各等级几条
    按等级分一下
    重大的有没有
    一般的有几条
    疑似重大的几条
    立行立改的有几条
    还差几家没销
    还剩好多没整
    动都没动的有几条
    没人管的有几条
    前卫这边还有啥子没搞完
    消防这块的情况报一下
    纠纷这块咋样
    信访方面的情况
    燃气的几条
    电动车充电的几件
    有哪些单位
    街道有几家单位
    我们街道管着哪些单位
    前卫有几所学校
    卡在哪些单位`,
  "query.list": `
    台账给我看哈
    台账瞄一眼
    台账拿来瞧瞧
    瞅一眼台账
    台账电子版
    给个表
    给个excel
    弄张表来
    整个表看哈
    导个表
    打印一份台账
    哪些还没动
    哪些一直没动
    谁还没签
    哪家没签
    重大的列出来`,
  "query.unit_status": `
    瞧瞧前卫
    克瞧瞧前卫
    瞅瞅福海
    瞄一眼福海
    去瞧一下滇润市场
    福海咋样了
    现在啥情况
    目前啥形势
    今天情况怎么样`,
  "query.report": `
    这周啥情况
    这个礼拜啥情况
    这个月咋样
    本月情况
    上个月情况咋样
    上周情况汇报一下
    汇报一下这周的情况
    报一下本周的数据`,
  "query.overdue": `
    超期的给我拉一下
    哪家拖得最久
    哪几家超了`,
  "query.due_soon": `
    临期的有没有
    明天到期的有哪些
    快超了的有哪些`,
  "query.new_count": `
    今天新增几条
    这几天有没有新的
    有新的没`,
  "query.closed_count": `
    搞完几条了
    这个月销了好多`,
  "query.close_rate": `
    按期率多少`,
  "query.silent": `
    没动静的单位`,
  "query.ranking": `
    谁家最多
    哪个社区最多`,
  "query.compare": `
    比上月多还是少
    跟福海比咋样
    前卫跟福海比咋样`,
  "query.thing": `
    灯修了没
    后门开了没有
    后门开没开
    幼儿园消防栓修好了没
    消防栓修了没
    锁换没换
    墙补了没得
    门口的灯亮没亮
    二楼厕所水管修好没
    窗户玻璃换了没
    市场那个灯修得咋样
    后门那条咋样
    那条消火栓的咋样了
    上次报的那个灯咋样了`,
  "query.of_people": `
    老李名下几条
    小王手上还有几个
    谁手上最多
    谁名下最多
    哪个人手里最多
    张主任那边还有几条
    王局手上有多少件
    老张这个月报了几条
    他名下还有几条
    网格员各报了几条`,
};

test.each(sentences(QUESTIONS))("%s: %s", (intent, text) => {
  expect(readText(text, IN_STREET)).toMatchObject({ act: "query", matters: [] });
  expect(readQuery(text, IN_STREET)?.intent).toBe(intent);
});

test.each([
  ["重大和一般的各有几条", { street: "前卫街道", category: "安全隐患", group_by: "severity" }, null],
  ["一般的隐患几条没销", { street: "前卫街道", category: "安全隐患", severity: ["一般"] }, null],
  ["重大的有没有", { street: "前卫街道", category: "安全隐患", severity: ["重大", "疑似重大"] }, null],
  [
    "重大和疑似重大的有几条",
    { street: "前卫街道", category: "安全隐患", severity: ["重大", "疑似重大"] },
    null,
  ],
  ["有哪些单位", { street: "前卫街道", group_by: "unit" }, null],
  ["街道下面有几个社区", { street: "前卫街道", group_by: "community" }, null],
  ["消防这块的情况报一下", { street: "前卫街道", keyword: "消防" }, null],
  ["这周啥情况", { street: "前卫街道" }, "本周"],
  ["现在啥情况", { street: "前卫街道" }, null],
  ["今天情况怎么样", { street: "前卫街道" }, null],
  ["这几天有没有新的", { street: "前卫街道" }, "近3天"],
  ["谁还没签", { street: "前卫街道", state: "assigned" }, null],
  ["跟福海比咋样", { street: ["前卫街道", "福海街道"] }, "今年以来"],
  ["幼儿园消防栓修好了没", { keyword: "消防栓", kind: ["幼儿园"] }, null],
])("%s: whose, which and when", (text, scope, label) => {
  const reading = readQuery(text, IN_STREET);
  expect(reading?.scope).toEqual(scope);
  expect(reading?.period?.label ?? null).toBe(label);
});

test.each([
  ["我的没签收的", { assignee: "self", state: "assigned" }, null],
  ["我这边还有几条超期的", { assignee: "self", state: "overdue" }, null],
  ["我今天到期的有哪些", { assignee: "self", state: "due_soon" }, "今天"],
  ["我的快到期的", { assignee: "self", state: "due_soon" }, "7天内"],
  ["我报的逾期的有哪些", { reporter: "self", state: "overdue" }, null],
  ["我名下已销号的有哪些", { assignee: "self", state: "closed" }, null],
  ["我的纠纷还有几条", { assignee: "self", category: "重大矛盾纠纷" }, null],
  ["今天有啥要办的", { assignee: "self" }, null],
  ["我报的", { reporter: "self" }, null],
])("%s is of oneself, in that state and span", (text, scope, label) => {
  const reading = readQuery(text, IN_STREET);
  expect(reading).toMatchObject({ intent: "query.mine", scope });
  expect(reading?.period?.label ?? null).toBe(label);
});

test("what one reported oneself is counted for oneself; what 我们 reported is the place's", () => {
  expect(readQuery("我这周报了几条", IN_STREET)?.scope).toEqual({ reporter: "self" });
  expect(readQuery("我们报了几条", IN_STREET)?.scope).toEqual({ street: "前卫街道" });
});

test.each([
  ["给个excel", true],
  ["导出台账", true],
  ["超期的给我导出来一份excel", true],
  ["打印一份台账", true],
  ["台账给我看哈", false],
  ["打印机坏了几台", false],
  ["挂图作战表", false],
])("%s: a file is wanted %s", (text, isWanted) => {
  expect(readQuery(text, IN_STREET)?.params.file === true).toBe(isWanted);
});

/** What stands near a question and is none, or another. */
test.each([
  ["灯坏了没人修", "report"],
  ["锁坏了没换", "report"],
  ["灯没修", "report"],
  ["井盖盖没得", "report"],
  ["老王家井盖坏了几个", "report"],
  ["老李说后门坏了", "report"],
  ["没人管的狗有几条", "report"],
  ["灯修好了", "submit_rectification"],
  ["今日情况正常", "zero_report"],
])("%s stays %s", (text, act) => {
  expect(readText(text, IN_STREET).act).toBe(act);
});

test.each([
  "会开了没有",
  "饭吃了没",
  "车修了没",
  "部门改了没",
  "热线通了没",
  "老板换了没",
  "材料做完了没",
  "门卫换了没有",
  "你家灯修了没",
  "那个人咋样了",
  "那个孩子咋样了",
  "发个表给大家填",
  "给个表扬",
  "啥情况",
  "咋样了",
  "最近咋样",
  "今天天气咋样",
  "这周开会情况怎么样",
  "这周停水情况怎么样",
  "本月情况已报",
  "小王今天没来",
  "谁没签到",
  "有哪些单位来开会",
  "有新的通知没",
  "我的车到期了",
])("%s asks nothing of the ledger", (text) => {
  expect(readQuery(text, IN_STREET)).toBeNull();
});
