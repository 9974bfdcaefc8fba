import type { UnitName } from "../../src/reading/units/unit-index.ts";

export const SHORT = 40;

/** Forty characters each: a name, none, one that nobody has, a road, a short form, a homophone, two names. */
export const MESSAGES = [
  "前卫社区老食品厂宿舍3栋楼道堆满纸箱和电瓶车,消防通道都堵死了,让物业周五前清掉",
  "那个地方又漏水了,和上次一样,请赶紧派人来看看到底怎么回事好不好谢谢了各位领导们",
  "明珠社区4号院化粪池盖板破了,老人走路不小心会掉下去,三天内必须整改完毕并回复",
  "喂那个我在春雨路这边啊就是那个路口那个井盖没有了晚上老实黑怕有人跌进去你们快来",
  "滇润市场灭火器过期4具应急灯2个不亮,限3日内整改完,复查找老李同志,照片在上面了",
  "盛高大成那边工地三十几个农民工讨薪,把售楼部堵了,说今天拿不到钱就克市里头反映去",
  "雨花社区和乐亩社区为水源的事情村民又聚起来了,大概五六十人,请街道赶紧来人处理下",
].map((text) => text.slice(0, SHORT));

/** Readings a second; long texts a few times, short ones often enough to be measured. */
export function perSecond(texts: readonly string[], read: (text: string) => unknown): number {
  const times = Math.ceil((400 * SHORT) / (texts[0]?.length ?? SHORT));
  const seconds = secondsOf(() => {
    for (let round = 0; round < times; round++) for (const text of texts) read(text);
  });
  return (texts.length * times) / seconds;
}

export function secondsOf(work: () => unknown): number {
  const started = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - started) / 1e9;
}

const KINDS = ["社区", "社区", "小学", "幼儿园", "农贸市场", "机械厂", "医院", "有限公司", "客运站", "广场"];
const CHARS = [
  ..."明波积善梁源普坪德缘西丽园春雨街北金碧书林胜桥巡津严家地岳庙弥勒坝南卢工河立夏永顺里益康黄瓜营螺蛳湾宁云纺花针联牛盛高洒华昌坤官庄世纪岛同锦江望四道前卫船房杨陆福海滇池阳光星怡心庾彰楼棕树白近鱼翅土医六合鸡观山龙门富长坡猫箐黑荞母赤甲丰中宝桃平青双哨冲潭眉棋台妥吉靖朵亩谷律排则乐蔡",
];

/** Names in the manner of a register, the same every time. */
export function inventNames(count: number): UnitName[] {
  let seed = 7;
  const pick = <T>(from: readonly T[], fallback: T): T => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return from[(seed >>> 8) % from.length] ?? fallback;
  };
  const made = new Map<string, UnitName>();
  const add = (name: string, kind: string) =>
    made.set(name, { id: made.size + 1, name, kind, aliases: [], street: null, isBody: kind === "街道" });
  for (const name of ["前卫街道", "福海街道", "金碧街道"]) add(name, "街道");
  for (const name of ["前卫社区", "春雨路社区", "盛高大城社区", "雨花社区", "乐亩社区"]) add(name, "社区");
  add("滇润农贸市场", "单位");
  while (made.size < count) {
    const kind = pick(KINDS, "社区");
    const stem = Array.from({ length: pick([2, 3, 4], 2) }, () => pick(CHARS, "明")).join("");
    add(kind === "有限公司" ? `云南${stem}化工${kind}` : stem + kind, kind === "社区" ? kind : "单位");
  }
  return [...made.values()];
}
