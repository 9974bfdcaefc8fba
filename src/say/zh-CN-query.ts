import { type Day, dayOf, formatDay } from "../domain/day.ts";
import type { MatterState } from "../domain/matter.ts";

/** What each number means; stands under it wherever it is shown. */
export const DEFINITIONS = {
  open: "在办=已登记且未销号、未并案、未移送、未认定不成立;草稿和已撤回的不计",
  overdue: "逾期=在办、期限已过、还没有提交整改;已提交待核验的不计",
  found: "发现数=时段内登记的事项;草稿和 5 分钟内撤回的不计",
  closed: "销号=经另一方核验通过并销号,按销号时间计",
  dueSoon: "将到期=在办、还没有提交整改、期限在时段内且未过",
  closeRate:
    "按期销号率=期限前核验销号÷时段内已到期;期限当天 24:00 前都算按期;草稿、撤回、不成立、并案、移送的不在分母",
  overdueRate: "逾期率=现在逾期÷现在在办",
  returnedRate: "打回率=曾被核验打回÷时段内已到期;草稿、撤回、不成立、并案、移送的不在分母",
  surveyed: "排查=有排查记录;零报告不是排查。分母为全部在册单位(已退出的不计)",
  surveyedIn: "排查=这段时间里有排查记录;零报告不是排查。没有排查记录的写「未排查」,不写 0",
  silent: "未报=时段内既没有零报告也没有排查记录;未报不是零",
  urged:
    "次数=到期前后由时钟自动发出并记入流水的提醒、逾期通知、催办和黄牌、红牌建议;人在群里口头催的、人签发的牌没有登记,不计",
  unqualified: "不合格台账=在办,但整治任务、责任单位、包案领导、整改期限缺一项以上",
} as const;

const anyOf = (words: readonly string[]): string => words.map((word) => `「${word}」`).join("或");
const SEEN_BY_FEW = "不在您职责范围的只计数";

/** What the bot says to questions. Each number comes with its fraction, and what is unknown is called so. */
export const sayQuery = {
  spanShown: (label: string, from: string, to: string) =>
    from === to ? `${label}(${from})` : `${label}(${from} 至 ${to})`,
  lastPeriod: (from: string, to: string) => `最近一期(上周 ${from} 至 ${to})`,
  district: "全区",
  yours: "您名下",
  reportedByYou: "您上报的",
  wholeDistrict: () => "未说范围,按全区统计",
  byRegulator: (name: string) => `按责任单位登记的监管部门(${name})统计`,
  noLine: (name: string) => `名录里没有一个单位登记由${name}监管:这里的 0 是没有登记,不是没有事项`,
  noPost: (what: string) => `您没有登记在${what}的岗位,请写明名称,例如「前卫街道还有几个逾期的」。`,
  which: (names: readonly string[]) => `请选是哪一个:${names.join("、")}。`,
  whichTitle: "是哪一个?",
  notOnRegister: (text: string, near: readonly string[]) =>
    near.length > 0
      ? `台账里没有「${text}」。名称相近的有下面几个,不会自动替换,请选:`
      : `台账里没有「${text}」,请写全称,或发送「台账」查看。`,
  bodyUnknown: (name: string) => `名录里没有「${name}」,不能统计。`,
  whatAbout: (name: string) => `想问${name}的什么?`,
  whatButtons: { status: "情况", overdue: "逾期", open: "在办", closed: "销号" },
  whatHow: (name: string) => `请选,或直接写,例如「${name}还有几个逾期的」。`,
  notYours: () => "这一问是别人问的,请您自己再问一次。",
  matterWhich: () => "请写明编号,例如「XS-2026-0001 到哪一步了」,或回复事项的卡片再问。",

  urged: (n: number) => (n > 0 ? `自动提醒、催办 **${n}** 次` : "自动提醒、催办 **0** 次"),
  oneByOne: (what: string) => `${what}不分开列,请一个一个问,例如「福海街道这个月${what}」。`,
  urgedRung: (title: string, n: number, matters: number) => `${title} ${n} 次(${matters} 项)`,
  turnOf: (state: MatterState, unit: string | null) => {
    switch (state) {
      case "registered":
      case "assigned":
        return `等${unit ?? "责任单位"}签收`;
      case "accepted":
      case "rectifying":
      case "reopened":
        return `等${unit ?? "责任单位"}提交整改`;
      case "submitted":
      case "verifying":
        return "等街道、监管部门或平安办核验";
      case "returned":
        return "已退回,等重新交办";
      default:
        return "不再等谁";
    }
  },
  toldLast: (n: number, when: string, title: string, to: readonly string[]) =>
    `已自动提醒 ${n} 次,最近一次 ${when}「${title}」${to.length > 0 ? `,发给${to.join("、")}` : ""}`,
  toldNobody: () => "还没有发过到期提醒或催办",
  noReason: () => "台账不记没办的原因,请问责任单位。",
  cannotSplit: (what: string) =>
    `这个数台账不能按${what}分,给不出各自的。能分的是:${["街道", "社区", "监管部门", "单位", "类别"].filter((one) => one !== what).join("、")},例如「各社区还有几个逾期的」。`,
  aboutTitle: (where: string, word: string | null, n: number) =>
    `${where}${word ? ` · 「${word}」` : ""}:${n} 项`,
  aboutLead: (words: readonly string[], n: number, days: number) =>
    `${words.length > 0 ? `写有${anyOf(words)}的` : "事项"} **${n}** 项(在办的,和 ${days} 天内销号的)`,
  aboutNear: (word: string, n: number, days: number) =>
    `没有写「${word}」的;说法相近的 **${n}** 项(在办的,和 ${days} 天内销号的),请看是不是`,
  aboutNothing: (where: string, words: readonly string[], days: number) =>
    `${where}:没有找到${words.length > 0 ? `写有${anyOf(words)}的` : ""}在办事项,${days} 天内也没有这样的销号。没有登记不等于没有问题;写法不同请发送编号,或问「${where}的情况」。`,

  open: (n: number, late: number) => `在办 **${n}** 项,其中逾期 **${late}**/${n}`,
  overdueFor: (days: number) => `逾期满 ${days} 天`,
  onlyOverdueFor: (days: number) => `只计期限已过满 ${days} 天(${days}×24 小时)的`,
  waitingFor: (days: number) => `只计登记已满 ${days} 天的`,
  overdue: (n: number, open: number, rate: string, days: number | null = null) =>
    `逾期${days ? `满 ${days} 天` : ""} **${n}** 项,占在办 ${n}/${open}${open > 0 ? `(${rate})` : ""}`,
  found: (n: number, baseless: number) =>
    `新登记 **${n}** 项${baseless > 0 ? `,其中后来认定不成立 ${baseless}/${n}` : ""}`,
  closed: (n: number, late: number) => `销号 **${n}** 项,其中逾期后才提交整改 ${late}/${n}`,
  dueSoon: (n: number, open: number) => `将到期 **${n}** 项,占在办 ${n}/${open}`,
  inState: (title: string, n: number, open: number | null) =>
    `${title} **${n}** 项${open === null ? "" : `,占在办 ${n}/${open}`}`,
  openedThen: (span: string) => `只计${span}登记、至今在办的;过去某天的在办数没有留存`,
  overdueThen: (span: string) => `只计期限在${span}、至今仍逾期的;过去某天的逾期数没有留存`,
  statusIsNow: (label: string) => `${label}的状况没有留存,这里是现在的;${label}新增、销号了多少可以另外问`,
  rowsOfOthers: () => SEEN_BY_FEW,
  nothing: "没有符合的事项。没有事项不等于没有问题,要看排查覆盖。",
  draftsPrivate: () => "草稿只有上报人本人能看,不在台账上,不计数。您自己的草稿请看它的卡片。",
  notKept: (what: string) => `${what}台账还没有记录,给不出数字;没有记录不等于零。`,
  noExport: () =>
    "机器人不发 Excel 和文件,也没有网页台账,先列在这里(最多 30 项);要表格可以问「挂图作战」「各社区在办几条」。全部流水请平安办让系统管理员在服务器上导出,做法见部署手册。",
  keyword: (word: string) => `只计整治任务里写有「${word}」的`,

  closeRate: (n: number, d: number, rate: string) =>
    d > 0 ? `按期销号率 **${rate}**(${n}/${d})` : "时段内没有到期的事项,没有按期销号率(不是 0,也不是 100%)",
  returnedRate: (n: number, d: number, rate: string) =>
    d > 0 ? `打回率 **${rate}**(${n}/${d})` : "时段内没有到期的事项,没有打回率(不是 0,也不是 100%)",
  closeParts: (q: {
    verifiedLater: number;
    late: number;
    waiting: number;
    unfinished: number;
    returned: number;
    apart: number;
  }) =>
    [
      `按时提交、到期后才核验销号 ${q.verifiedLater}`,
      `逾期后提交并销号 ${q.late}`,
      `已提交待核验 ${q.waiting}`,
      `至今没有提交 ${q.unfinished}`,
      `其中曾被打回 ${q.returned}`,
      `另有不成立、并案、移送 ${q.apart}(不在分母)`,
    ].join(";"),

  whichPlaces: () =>
    "没认出比的是哪几个,不能比。请写全名称,例如「前卫街道和福海街道哪个逾期多」;同比、环比请写「比上月」「比去年同期」。",
  compared: (what: string, one: string, a: string, two: string, b: string) =>
    `${what}\n\n${one}:**${a}**\n\n${two}:**${b}**`,
  difference: (n: number, base: number) =>
    n === base ? "两期一样" : n > base ? `多 ${n - base}` : `少 ${base - n}`,
  noBase: (begins: Date | null) =>
    begins
      ? `台账自 ${dayOf(begins)} 才有登记,基期没有数据,不能比;没有数据不是零。`
      : "台账还没有任何登记,不能比;没有数据不是零。",
  partBase: (begins: Date) => `台账自 ${dayOf(begins)} 才有登记,时段不全,只作参考`,
  moreIsNotWorse: () => "发现多不等于差:主动发现、早发现不扣分",
  noHistory: (what: string) =>
    `${what}只有现在的数,过去的没有留存,不能作同比、环比。可以问「上个月的销号率」「比上月多还是少」。`,

  rankingTitle: (what: string, by: string) => `各${by}${what}`,
  noRanking: () =>
    "这是按街道(部门)的台账对照,不是对人的排名;上报和发现多的不扣分。自报率、重开率还没有数据,不能只看一列。",
  noExcept: () =>
    "「除了……」「不算……」这样的数现在算不准,不给,免得给错。请直接问要的那一部分,例如「福海街道学校有几个隐患」「各街道还有几个逾期的」。",
  noPeople: () =>
    "不按人查、不按人统计,也不给人排名:台账记的是事项和单位,报得多的不扣分,报得少的不等于没做。自己的请问「我的」;还可以问街道、部门、社区,例如「各街道逾期率」「各社区本月新增几条」。",
  noRankingOf: (what: string) =>
    `${what}不作排名。可以问「各街道逾期率」「各部门逾期率」「哪些单位从来没排查过」。`,
  unlooked: "未排查",
  groups: (what: string, n: number, unlooked: number) =>
    `共 ${n} 个${what},其中 ${unlooked}/${n} 个**未排查**,不计为零;不是排名`,
  moreGroups: (n: number) => `另有 ${n} 个未列出,可以问其中一个,或写明街道再问`,
  nothingOpen: "—(无在办)",
  nothingDue: "—(无到期)",
  rest: "未定",
  total: "合计",

  covered: (n: number, d: number, rate: string) =>
    d > 0
      ? `排查覆盖 **${rate}**(${n}/${d});其余 ${d - n} 个**未排查**,不计为零`
      : "这个范围里没有在册单位,没有覆盖率",
  unsurveyed: (n: number, d: number) => `从未排查 **${n}**/${d} 个在册单位。**未排查不等于零**`,
  silent: (n: number, d: number) => `未报 **${n}**/${d} 个在册单位。**未报不等于零**`,
  silentStreets: (n: number, d: number) => `一个单位都没报的街道 **${n}**/${d} 个。**未报不等于零**`,
  moreUnits: (n: number) => `另有 ${n} 个未列出`,
  noneMissing: "没有。",

  zeroFound: (n: number) => (n > 0 ? `这段时间并不是零:登记了 **${n}** 项` : "登记 **0** 项"),
  zeroLooks: (q: { zeroReports: number; surveys: number; unitsSurveyed: number; registered: number }) =>
    `零报告 ${q.zeroReports} 次;排查记录 ${q.surveys} 次,查到 ${q.unitsSurveyed}/${q.registered} 个单位`,
  lastSurvey: (at: Date | null, now: Date) =>
    at ? `最近一次排查 ${formatDay(dayOf(at), dayOf(now) as Day)}` : "从来没有排查记录(未排查)",
  zeroVerdict: (q: { found: number; zeroReports: number; surveys: number; whole: boolean }) => {
    if (q.found > 0) return "结论:不是零。";
    if (q.surveys > 0 && q.whole)
      return "结论:**查了没有**(有排查记录,没有登记事项;有没有抽查核实,台账还没有记录)。";
    if (q.surveys > 0) return "结论:**查了一部分**,其余没查,不能当零。";
    if (q.zeroReports > 0) return "结论:**只是报了零**,没有排查记录,不能当「查了没有」。";
    return "结论:**没查也没报**,不能当零。";
  },

  reportTitle: (where: string, label: string) => `${where}五零台账 · ${label}`,
  nowNotThen: () => "在办、逾期是现在的数,不是时段末的数",
  target: (year: string) =>
    `${year}年**未设目标**:方案里没有这一年的目标数。达标数也还没有:要等年度评定和标准录入,台账不自行判定。`,
  zeroOfRow: "表里的 0 是没有登记,不等于没有问题,要看排查覆盖。",
  ofMatters: { category: "类别", severity: "等级" },
  incident: (isEach: boolean) =>
    `还没有事件登记册,给不出起数:事故、案件、越级上访和非访要由主管部门(应急、公安、信访等)认定,机器人不能自己定,也不拿上报、草稿和在办事项来充数。没有数不等于零。已认定和待认定的起数请向主管部门核实。${isEach ? "分街道、分社区也一样给不出;能分的是在办、逾期、新登记、销号和排查覆盖,例如「各社区还有几个逾期的」。" : ""}`,
  cannot: () =>
    "这一问现在还答不了。可以问:编号(XS-2026-0001)、单位或街道的情况、我名下的、在办、逾期、快到期、新增、销号、清单、挂图作战表、按期销号率、同比环比、各街道逾期率、哪些没排查、哪些没报、为什么是零、周报。",
} as const;
