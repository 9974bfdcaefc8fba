import { expect, test } from "vitest";
import { readText } from "../../src/reading/read.ts";
import { asked } from "./asking.ts";

/** As grid workers of Kunming write: act, then of each matter unit, category, incident, severity, due. */
function told(text: string): string {
  const { act, matters, units } = readText(text, asked({ chat: { street: "福海街道", unit: null } }));
  if (act !== "report") return [act, ...units].join(" ");
  return matters
    .map(({ unit, unitHow, category, incident, severity, due, dueSource }) =>
      [unit?.replace("示例·", "") ?? unitHow, category ?? "类别?", incident, severity, due ?? dueSource]
        .filter((part) => part !== null)
        .join(" "),
    )
    .join(" + ");
}

// Monday, 23 November 2026, 09:30.
test.each([
  // Words of the place: 整, 克, 莫得, 着, 老火, 日脓.
  ["滇润市场二楼灭火器日脓了,压力表指到红区,赶紧克换", "滇润农贸市场 安全隐患 一般 immediate"],
  ["滇润市场三号门消防栓着货挡起", "滇润农贸市场 安全隐患 一般 policy"],
  ["滇润市场灭火器莫得压力了,5具,月底前换", "滇润农贸市场 安全隐患 一般 2026-11-30"],
  ["滇润市场老火得很,过道堆满箱子,走不成", "滇润农贸市场 安全隐患 一般 policy"],
  ["滇润市场电线乱拉起,咋个整", "滇润农贸市场 安全隐患 一般 policy"],
  ["普照寺电线老化得很,板扎点整", "普照寺 安全隐患 一般 policy"],
  ["云锦广场电梯老是卡层,莫得人管", "云锦广场 安全隐患 一般 policy"],
  ["普照寺功德箱着偷", "普照寺 突出治安问题 一般 policy"],
  ["让云锦广场赶紧克清楼道", "云锦广场 安全隐患 一般 immediate"],
  // What befell people.
  ["宏达机械厂工人着机器绞到手", "宏达机械厂 事故 accident_production 待定 statutory"],
  ["康宁医院电梯困了两个人", "康宁医院 事故 accident_public 待定 statutory"],
  ["云锦广场电动车充电的时候炸了", "云锦广场 事故 accident_public 待定 statutory"],
  ["云锦广场门口有个坑,昨晚有人踩进去崴了脚", "云锦广场 事故 accident_public 待定 statutory"],
  ["滇润市场食堂吃坏肚子十几个", "滇润农贸市场 事故 accident_public 待定 statutory"],
  ["云锦广场灯箱漏电,电着人咋整", "云锦广场 安全隐患 立行立改 policy"],
  ["康宁医院电梯没困过人,门关不严", "康宁医院 安全隐患 一般 policy"],
  // Quarrels, wages, thefts, what nobody looks after.
  ["宏达机械厂欠了十几个工人三个月工资", "宏达机械厂 重大矛盾纠纷 重大 policy"],
  ["宏达机械厂工人堵门要工资", "宏达机械厂 重大矛盾纠纷 重大 policy"],
  ["普照寺和村民为路吵", "普照寺 重大矛盾纠纷 一般 policy"],
  ["云锦广场楼上漏水楼下要赔", "云锦广场 重大矛盾纠纷 一般 policy"],
  ["彩云幼儿园保安天天睡觉", "彩云幼儿园 突出治安问题 一般 policy"],
  ["云锦广场有个老人走丢了", "云锦广场 突出治安问题 一般 policy"],
  ["滇润市场出租屋没登记", "滇润农贸市场 服务管理盲区 一般 policy"],
  // Things of no list until now.
  ["云锦广场有人高空丢东西", "云锦广场 安全隐患 一般 policy"],
  ["宏达机械厂车间里抽烟", "宏达机械厂 安全隐患 一般 policy"],
  ["宏达机械厂特种作业没证", "宏达机械厂 安全隐患 一般 policy"],
  ["普照寺后山有人烧纸", "普照寺 安全隐患 一般 policy"],
  ["普照寺大殿瓦片掉", "普照寺 安全隐患 一般 policy"],
  ["彩云幼儿园门口车子乱停起堵得很", "彩云幼儿园 安全隐患 一般 policy"],
  ["彩云幼儿园门口井盖没得了", "彩云幼儿园 安全隐患 一般 policy"],
  ["滇润市场垃圾三天没人收", "滇润农贸市场 安全隐患 一般 policy"],
  // Signs, tabs, brackets, old characters, speech without stops.
  ["滇润市场🔥灭火器❌过期⚠️", "滇润农贸市场 安全隐患 一般 policy"],
  ["【滇润市场】【隐患】插座烧糊", "滇润农贸市场 安全隐患 一般 policy"],
  ["滇润市场\t二楼\t灭火器过期\t3天内", "滇润农贸市场 安全隐患 一般 2026-11-26"],
  ["滇潤農貿市場滅火器過期,三天內整改", "滇润农贸市场 安全隐患 一般 2026-11-26"],
  [
    "那个啥 滇润市场那边 嗯 楼道里面堆了好多东西 然后那个灯也不亮 三天之内搞定",
    "滇润农贸市场 安全隐患 一般 2026-11-26",
  ],
  ["滇润市场2楼堆了两辆电瓶车在充电三天之内整走", "滇润农贸市场 安全隐患 一般 2026-11-26"],
  [
    "报告领导 滇润市场今天发现两处问题一是灭火器过期二是通道堵塞",
    "滇润农贸市场 安全隐患 一般 policy + 滇润农贸市场 安全隐患 一般 policy",
  ],
  [
    "滇润市场楼道堆物,云锦广场灯坏了,普照寺一切正常",
    "滇润农贸市场 安全隐患 一般 policy + 云锦广场 安全隐患 一般 policy",
  ],
  // Until when.
  ["滇润市场楼道杂物大后天下班前整完", "滇润农贸市场 安全隐患 一般 2026-11-26"],
  ["滇润市场楼道杂物礼拜五前", "滇润农贸市场 安全隐患 一般 2026-11-27"],
  ["滇润市场楼道杂物周五后清", "滇润农贸市场 安全隐患 一般 unclear"],
  ["滇润市场楼道杂物下月5号后清", "滇润农贸市场 安全隐患 一般 unclear"],
  ["滇润市场楼道杂物一两天内清", "滇润农贸市场 安全隐患 一般 unclear"],
  ["滇润市场楼道杂物初一前整掉", "滇润农贸市场 安全隐患 一般 unclear"],
  // All is well, and what only looks like it.
  ["滇润市场平安,谢谢", "zero_report 示例·滇润农贸市场"],
  ["滇润市场今日平安[玫瑰]", "zero_report 示例·滇润农贸市场"],
  ["滇润市场莫得事", "zero_report 示例·滇润农贸市场"],
  ["滇润市场没啥情况", "zero_report 示例·滇润农贸市场"],
  ["滇润市场今天安全无事", "zero_report 示例·滇润农贸市场"],
  ["滇润市场无事,就是卖鱼那边漏水", "滇润农贸市场 安全隐患 一般 policy"],
  ["滇润市场莫得灭火器", "滇润农贸市场 安全隐患 一般 policy"],
  ["滇润市场检查了5家,3家正常,2家灭火器过期", "滇润农贸市场 安全隐患 一般 policy"],
  // Neither a report nor a zero.
  ["xfsd", "unknown"],
  ["滇润市场 mhq gq", "unknown"],
  ["今天谁值班", "unknown"],
  ["明天下雨大家注意防滑", "none"],
])("「%s」 is %s", (text, expected) => {
  expect(told(text)).toBe(expected);
});
