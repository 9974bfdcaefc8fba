/** No place goes on over these: what stands before 在, 因, 把 is who or what, not where. */
const HAN = "(?![在因把被给往])[\\u4e00-\\u9fa5A-Za-z0-9]";
const NUMBERED =
  "(?:\\d{1,4}|[一二三四五六七八九十]{1,3})(?:栋|幢|号楼|号院|号门|号铺|号摊位|号摊|单元|楼|层|车间|号仓|号库|组|排|区|号线)";
const SIDE =
  "(?:东侧|西侧|南侧|北侧|东边|西边|南边|北边|旁边|旁|对面|门口|入口|出口|路口|楼道|走廊|背后|后面|楼下|楼上|边上)";
const SPOT =
  "(?:楼道|楼梯间|楼梯|通道|出口|门口|路口|巷口|桥头|桥下|车间|仓库|库房|机房|配电室|配电房|厨房|后厨|食堂|宿舍|教室|操场|门诊|住院部|大厅|地下室|地下车库|停车场|车库|车棚|广场|花园|公园|湖边|河边|景观湖|水池|鱼塘|水库|河道|工地|售楼部|铺面|商铺|摊位|夜市|市场|菜场|网吧|酒吧|KTV|茶室|出租屋|出租房|小区|院子|天台|屋顶|楼顶|外墙|阳台|电梯|栈道|护栏|挡土墙|边坡|围墙|人行道|路面|安检口|香炉|大殿|厕所|公厕|化粪池|井盖|加油站|充电棚|垃圾房|配电箱|交界处)";
const PLACE = new RegExp(
  `(?:(?:${HAN}){0,10}?)(?:${NUMBERED}(?:(?:${HAN}){0,4}?${NUMBERED})?(?:(?:${HAN}){0,6}?(?:${SPOT}|${SIDE}))?|${SPOT}(?:${NUMBERED})?(?:${SPOT})?(?:${SIDE})?)`,
);
/** Words that lead up to a place and are none of it. */
const LEAD =
  /^(?:但是?|不过|可是|只是|就是|另外|还有|而且|并且|然后|结果|因为|由于|今天|昨天|刚才|刚刚|上午|下午|早上|晚上|凌晨|检查|巡查|排查|发现|反映|上报|报告|我们|这边|那边|那个|这个|那家|这家|有家|有个|有人|有|在|的|是|把|请|让|和|与|跟|到|又|还|就|都|,|、|:|\s)+/;

/** 「三轮车堵消防通道」, 「住3栋」: up to here somebody does something, and where comes behind. */
const DONE_THERE =
  /^.{0,12}(?:堵[住了起着满死到在倒]{0,2}|[占挡停摆放堆挂拉晾搭][住了起着满死到在倒进]{1,2}|[占挡](?=消防|通道|楼|人行|出口|门口)|涨|撤销|取消|住[在到进]?(?=[\d一二三四五六七八九十]{1,4}[栋幢号楼单组])|[开推骑冲跑搬拉][进到上](?:了)?|要[把清拆修])/;
/** 「要涨摊位费」, 「市场价」: what costs something is no place. */
const NO_PLACE_AFTER = /^(?:费|租金|价格?(?![值])|管理费|押金|合同|证)/;

/** 「场二楼」: the end of a name that was written with a slip. */
const LEFT_OVER = new RegExp(`^[场店园院校厂站馆所社区城楼厦](?=${NUMBERED})|^[圆员元](?=${SPOT})`);
/** 「二楼配电箱」: a thing, and where it is. */
const THING = new RegExp(`(?<=${NUMBERED}(?:${HAN}){0,6}?)的?(?:配电箱|井盖|护栏|香炉)$`);

const CHARS_MAX = 24;

/** Where it is, as far as the words say it: a building without its rooms, a spot, a side; null when they do not. A person may correct it. */
export function placeOf(text: string): string | null {
  for (const clause of text.split(/[,,。;;!!??\n]/)) {
    const match = PLACE.exec(clause);
    if (!match || NO_PLACE_AFTER.test(clause.slice(match.index + match[0].length))) continue;
    const [said] = match;
    const found = said
      .replace(DONE_THERE, "")
      .replace(LEAD, "")
      .replace(LEFT_OVER, "")
      .replace(THING, "")
      .trim();
    if (found && [...found].length >= 2) return [...found].slice(-CHARS_MAX).join("");
  }
  return null;
}
