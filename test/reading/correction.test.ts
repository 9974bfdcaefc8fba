import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answersOpenQuestion } from "../../src/reading/answer.ts";
import { readCorrection, readCorrections } from "../../src/reading/correction.ts";
import type { Correction } from "../../src/reading/correction-values.ts";
import { asked } from "./asking.ts";

const nothing = asked({ chat: { street: "福海街道", unit: null } });
const draft = { ...nothing, hasDraft: true };

/** 「unit 普坪社区」, 「due 2026-11-25」 …: a correction in one line. */
function shown(read: Correction | null): string {
  if (!read) return "none";
  switch (read.field) {
    case "unit": {
      const { finding } = read;
      if (finding.how === "stated") return `unit ${finding.unit.name}`;
      if (finding.how === "ambiguous") return `unit? ${finding.candidates.map((one) => one.name).join("/")}`;
      return finding.how === "unknown" ? `unit?? ${finding.text}` : `unit ${finding.how}`;
    }
    case "due":
      return `due ${read.deadline.kind === "stated" ? `${read.deadline.day}${read.deadline.asked ? " asked" : ""}` : read.deadline.kind}`;
    case "category":
      return `category ${read.category ?? "?"}/${read.severity ?? "?"}`;
    default:
      return `${read.field} ${read.text}${read.instead ? ` instead of ${read.instead}` : ""}`;
  }
}

describe("a correction in words", () => {
  test.each([
    ["单位错了,是普坪社区", "unit 普坪社区"],
    ["单位错了 是普坪社区", "unit 普坪社区"],
    ["单位错了\uff0c是普坪社区\uff01", "unit 普坪社区"],
    ["单位填错了,应该是普坪社区", "unit 普坪社区"],
    ["责任单位改成普坪社区", "unit 普坪社区"],
    ["把单位改成普坪社区", "unit 普坪社区"],
    ["单位整错咯,是普坪", "unit 普坪社区"],
    ["刚才单位写错了,是普坪社区哈", "unit 普坪社区"],
    ["更正:单位是普坪社区", "unit 普坪社区"],
    ["单位:普坪社区", "unit 普坪社区"],
    ["单位不是前卫,是普坪", "unit 普坪社区"],
    ["单位写成前卫了,应该是普坪", "unit 普坪社区"],
    ["不是官庄,是普坪社区", "unit 普坪社区"],
    ["不是官庄是普坪", "unit 普坪社区"],
    ["是普坪社区,不是官庄", "unit 普坪社区"],
    ["搞错了,是普坪社区", "unit 普坪社区"],
    ["不对,应该是普坪社区", "unit 普坪社区"],
    ["错了 改成普坪社区", "unit 普坪社区"],
    ["改成普坪社区", "unit 普坪社区"],
    ["应该是普坪社区", "unit 普坪社区"],
    ["是普坪社区", "unit 普坪社区"],
    ["把官庄社区改成普坪社区", "unit 普坪社区"],
    ["单位错了,是滇润农贸市场", "unit 示例·滇润农贸市场"],
    ["XS-2026-0312 单位错了,是普坪社区", "unit 普坪社区"],
    ["312号那条单位错了,是普坪社区", "unit 普坪社区"],
    ["不是前卫,是福海", "unit? 福海社区"],
    ["单位错了,是金碧", "unit? 金碧社区"],
    ["单位是普坪社区那家网吧", "none"],
    ["单位错了,是普坪社区那家网吧", "unit? 普坪社区"],
    ["单位错了,是明珠社区", "unit?? 明珠社区"],
    ["单位改成李家村小学", "unit?? 李家村小学"],
    ["单位错了", "unit missing"],
    ["单位不对", "unit missing"],
    ["改成周三前", "due 2026-11-25"],
    ["改成周三", "due 2026-11-25"],
    ["期限改到月底", "due 2026-11-30"],
    ["期限改成3天", "due 2026-11-26"],
    ["期限改成三天内", "due 2026-11-26"],
    ["时间改到下周五", "due 2026-12-04"],
    ["日期错了,应该是12月5号", "due 2026-12-05"],
    ["把期限改到12月5日", "due 2026-12-05"],
    ["期限太紧了,改到月底", "due 2026-11-30"],
    ["期限是周五前", "due 2026-11-27"],
    ["期限周五前", "due 2026-11-27"],
    ["不是周三,是周五", "due 2026-11-27"],
    ["延到月底", "due 2026-11-30"],
    ["改成周三前整改完", "due 2026-11-25"],
    ["改成明天", "due 2026-11-24"],
    ["期限改到上周五", "due past"],
    ["期限改成3日", "due unclear"],
    ["期限改成尽快", "due immediate"],
    ["期限不对", "due none"],
    ["类别不对,是治安", "category 突出治安问题/?"],
    ["类别改成矛盾纠纷", "category 重大矛盾纠纷/?"],
    ["类别错了,应该是盲区", "category 服务管理盲区/?"],
    ["改成立行立改", "category ?/立行立改"],
    ["改成一般隐患", "category 安全隐患/一般"],
    ["等级改成疑似重大", "category ?/疑似重大"],
    ["不是纠纷,是治安", "category 突出治安问题/?"],
    ["类别错了", "category ?/?"],
    ["类别不对,是事故", "category ?/?"],
    ["地点是3栋", "place 3栋"],
    ["地点错了,是5栋楼道", "place 5栋楼道"],
    ["位置改成二楼东侧", "place 二楼东侧"],
    ["地点在老食品厂宿舍", "place 老食品厂宿舍"],
    ["不是3栋,是5栋", "place 5栋 instead of 3栋"],
    ["地点不是3栋,是5栋", "place 5栋 instead of 3栋"],
    ["地点不对", "place "],
    ["任务改成二楼灭火器过期6具", "task 二楼灭火器过期6具"],
    ["不是4具,是6具", "count 6具 instead of 4具"],
    ["哎呀单位错了 是普坪", "unit 普坪社区"],
    ["单位弄错了是普坪社区不是官庄", "unit 普坪社区"],
    ["社区错了,是普坪", "unit 普坪社区"],
    ["这个不是普坪社区的,是官庄社区的", "unit 官庄社区"],
    ["应为普坪社区", "unit 普坪社区"],
    ["改一下单位,普坪社区", "unit 普坪社区"],
    ["单位改一下,改成普坪", "unit 普坪社区"],
    ["帮我把单位改成普坪社区", "unit 普坪社区"],
    ["把责任单位从官庄社区改成普坪社区", "unit 普坪社区"],
    ["期限从周五改到周三", "due 2026-11-25"],
    ["周五前改成周三前", "due 2026-11-25"],
    ["时间放宽到月底", "due 2026-11-30"],
    ["时间改一哈,改到周五", "due 2026-11-27"],
    ["这是治安问题,不是隐患", "category 突出治安问题/?"],
    ["属于治安", "category 突出治安问题/?"],
    ["不在3栋,在5栋", "place 5栋 instead of 3栋"],
    ["把3栋改成5栋", "place 5栋 instead of 3栋"],
    ["4具改成6具", "count 6具 instead of 4具"],
    ["不是灭火器,是消防栓", "task 消防栓 instead of 灭火器"],
    // The 下 of 「改下周三」 belongs to the day; what may be either way is the shown day, and asked.
    ["期限改下周三", "due 2026-12-02"],
    ["改下周三", "due 2026-12-02"],
    ["改下星期三", "due 2026-12-02"],
    ["改下个礼拜三", "due 2026-12-02"],
    ["期限改下个月5号", "due 2026-12-05"],
    ["改下月5号", "due 2026-12-05"],
    ["期限改下午5点", "due 2026-11-23"],
    ["期限改上午", "due 2026-11-23"],
    ["期限推下周三", "due 2026-12-02"],
    ["期限延下周三", "due 2026-12-02"],
    ["换下周三", "due 2026-12-02"],
    ["改下期限,下周三", "due 2026-12-02"],
    ["期限改一下,下周三", "due 2026-12-02"],
    ["期限改下,周三", "due 2026-11-25"],
    ["改一下期限,周五", "due 2026-11-27"],
    ["改一下周三", "due 2026-11-25 asked"],
    ["期限改一下周三", "due 2026-11-25 asked"],
    ["期限改下下周三", "due 2026-12-09 asked"],
    // How many.
    ["那个具数写错了应该是六具", "count 六具"],
    ["数量错了,是6具", "count 6具"],
    ["数量是6具", "count 6具"],
    ["数量改成6", "count 6"],
    ["数量写多了,是3具", "count 3具"],
    ["写错了,是6具", "count 6具"],
    ["数错了,是六具", "count 六具"],
    ["不是2具是5具", "count 5具 instead of 2具"],
    ["不是两具是五具", "count 五具 instead of 两具"],
    ["是6具不是4具", "count 6具 instead of 4具"],
    ["数量不是4具是6具", "count 6具 instead of 4具"],
    ["数量不对", "count "],
    ["期限是6天不是4天", "due 2026-11-29"],
    ["数量够了,谢谢", "none"],
    ["人数众多,请支援", "none"],
    ["数字高清探头坏了", "none"],
    ["6具灭火器过期", "none"],
    ["地点是二楼不是三楼", "place 二楼 instead of 三楼"],
  ])("%s → %s", (text, expected) => {
    expect(shown(readCorrection(text, draft))).toBe(expected);
  });

  const told = { ...draft, drafted: ["滇润农贸市场前门灭火器过期4具,三楼应急灯不亮"] };

  test.each([
    // A slip of 到, or 一下 before an hour or a day that cannot be of next week.
    ["改一下午5点", "due 2026-11-23"],
    ["改一下下午5点", "due 2026-11-23"],
    ["期限改一下明天", "due 2026-11-24"],
    ["改哈明天中午", "due 2026-11-24"],
    ["改倒周五", "due 2026-11-27"],
    ["改道周五前", "due 2026-11-27"],
    ["期限改倒月底", "due 2026-11-30"],
    ["改一周", "due 2026-11-30"],
    // What is, and what is not, whichever comes first and whatever it is said of.
    ["灭火器是6具不是4具", "count 6具 instead of 4具"],
    ["灭火器不是4具是6具", "count 6具 instead of 4具"],
    ["灭火器6具不是4具", "count 6具 instead of 4具"],
    ["灭火器是6具,不是4具", "count 6具 instead of 4具"],
    ["6具不是4具", "count 6具 instead of 4具"],
    ["六具,不是四具", "count 六具 instead of 四具"],
    ["不是4具,6具", "count 6具 instead of 4具"],
    ["不是4具 6具", "count 6具 instead of 4具"],
    ["不是4具,改6具", "count 6具 instead of 4具"],
    ["不止4具,是6具", "count 6具 instead of 4具"],
    ["没有4具,只有3具", "count 3具 instead of 4具"],
    ["4具错了,是6具", "count 6具 instead of 4具"],
    ["4具写错了应该6具", "count 6具 instead of 4具"],
    ["4具不对,是6具", "count 6具 instead of 4具"],
    ["在二楼不在三楼", "place 二楼 instead of 三楼"],
    ["灭火器在二楼不在三楼", "place 二楼 instead of 三楼"],
    ["灭火器是二楼的不是三楼的", "place 二楼 instead of 三楼"],
    ["二楼,不是三楼", "place 二楼 instead of 三楼"],
    ["福海社区不是前卫社区", "unit 福海社区"],
    ["棋台社区,不是陆家社区", "unit 棋台社区"],
    ["周五不是周三", "due 2026-11-27"],
    ["周五前,不是周三前", "due 2026-11-27"],
    ["纠纷,不是治安", "category 重大矛盾纠纷/?"],
    // Words of no field: those that stand on the draft, in place of their like.
    ["后门不是前门", "task 后门 instead of 前门"],
    ["是后门不是前门", "task 后门 instead of 前门"],
    ["不是前门是后门", "task 后门 instead of 前门"],
    ["消防栓不是灭火器", "task 消防栓 instead of 灭火器"],
    // How many, and nothing else.
    ["是6具", "count 6具"],
    ["6具", "count 6具"],
    ["应该6具", "count 6具"],
    ["总共6具", "count 6具"],
    ["只有3具", "count 3具"],
    ["就6具哈", "count 6具"],
    ["数量6", "count 6"],
  ])("with a draft that tells of them: %s → %s", (text, expected) => {
    expect(shown(readCorrection(text, told))).toBe(expected);
  });

  test.each([
    "灭火器不是坏了就是过期",
    "后门不是锁死就是堵着",
    "不是第一次了",
    "这不是小事",
    "二楼不是仓库是宿舍",
    "今天不是周三",
    "是不是6具",
    "不是说好周五吗",
    "门口有6辆不是业主的车",
    "不是我们社区的",
    "楼道堆了4箱不是垃圾是酒",
    "4具不够,要6具",
    "4具换了,还有6具没换",
    "二楼修好了,三楼没有",
    "换的不是灭火器",
    "这个不是灭火器的问题",
    "灭火器不是摆设",
    "前门不是我们的",
    "前门不是锁着的",
    "东门不是西门",
    "没有灭火器,只有水桶",
    "6辆电动车进楼",
    "有6人受伤",
    "只有两个人值班",
    "改道了,从后门走",
    "改一改",
    "改一下",
  ])("with a draft that tells of them, none: %s", (text) => {
    expect(readCorrections(text, told)).toEqual([]);
  });

  test.each([
    ["单位错了,是普坪社区,期限改到周五", ["unit 普坪社区", "due 2026-11-27"]],
    ["单位是普坪社区,期限是周五前", ["unit 普坪社区", "due 2026-11-27"]],
    ["类别不对,是治安;地点是3栋", ["category 突出治安问题/?", "place 3栋"]],
  ])("%s corrects each", (text, expected) => {
    expect(readCorrections(text, draft).map(shown)).toEqual(expected);
  });

  test.each([
    "滇润农贸市场二楼灭火器过期4具,3天内整改",
    "单位食堂燃气软管老化",
    "单位错误用电,线路老化",
    "把消防通道改成仓库了",
    "把安全出口改成仓库",
    "把二楼改成了三楼",
    "单位:福海社区 地点:3栋 情况:楼道堆物",
    "地点:福海社区3栋,问题:灭火器过期,期限:3天",
    "问题是没人管",
    "不是我们的,退回",
    "这个件不归我们前卫管,是度假区的,申请退回",
    "0198的发现时间改成上周一",
    "XS-2026-0287转给福海街道,张科盯一下,周五前",
    "福海社区",
    "周三前",
    "收到,马上改",
    "时间到了,是周五",
    "时间紧",
    "不是我干的,是他们",
    "社区门口井盖坏了",
    "是普坪社区的灭火器过期了",
    "周五前整改福海社区的灭火器",
    "错了",
    "改好了",
    "仓库改成宿舍住人",
    "单位错了吗",
    "期限改到哪天?",
    "明天改完",
    "XS-2026-0312",
    "",
  ])("none: %s", (text) => {
    expect(readCorrections(text, draft)).toEqual([]);
    expect(readCorrections(text, nothing)).toEqual([]);
  });

  test.each(["地点是3栋", "是普坪社区", "应该是普坪社区", "单位:普坪社区", "不是4具,是6具"])(
    "where nothing is open, the weaker form is none: %s",
    (text) => {
      expect(readCorrections(text, nothing)).toEqual([]);
      expect(readCorrections(text, { ...nothing, replyTo: { kind: "draft" } })).toHaveLength(1);
    },
  );

  test("personal data in it is hidden before it is anybody's place or task", () => {
    expect(shown(readCorrection("地点改成3栋2单元501,电话13900001234", draft))).toBe(
      "place 3栋[门牌号已隐去],电话[电话已隐去]",
    );
  });

  const pieces = fc.constantFrom(
    ..."单位 期限 类别 地点 任务 把 不是 是 错了 不对 改成 改到 应该是 普坪社区 前卫 福海 明珠社区 金碧 周三前 月底 3天 3栋 治安 , 。 刚才 XS-2026-0312 灭火器过期 请 写成 了 @王 某".split(
      " ",
    ),
    "\n",
    ",13900001234,",
  );
  test("whatever is written: it never throws, no phone comes through, and a unit is only stated when it was named", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        for (const read of readCorrections(text, draft)) {
          expect(JSON.stringify(read)).not.toContain("13900001234");
          if (read.field === "unit" && read.finding.how === "stated")
            expect(text.normalize("NFKC")).toContain(read.finding.text);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("long and hostile messages are read at once", () => {
    const started = performance.now();
    for (const text of [",", "错了", "请", "不是", "单位", "@a ", "把", "的", "期限改到", " ", "3栋"]) {
      for (const length of [190, 400, 5000]) readCorrections(text.repeat(length / text.length), draft);
    }
    expect(performance.now() - started).toBeLessThan(300);
  });
});

describe("an answer to the open question", () => {
  test.each([
    ["unit", "普坪社区", "unit 普坪社区"],
    ["unit", "普坪", "unit 普坪社区"],
    ["unit", "是普坪社区的", "unit 普坪社区"],
    ["unit", "就是普坪社区。", "unit 普坪社区"],
    ["unit", "滇润农贸市场", "unit 示例·滇润农贸市场"],
    ["unit", "金碧", "unit? 金碧社区"],
    ["unit", "明珠社区", "unit?? 明珠社区"],
    ["unit", "李家村小学", "unit?? 李家村小学"],
    ["unit", "普坪社区灭火器过期4具", "none"],
    ["unit", "普坪社区啥情况", "none"],
    ["unit", "普坪社区?", "none"],
    ["unit", "普坪社区\uff1f", "none"],
    ["unit", "收到", "none"],
    ["unit", "查询 普坪社区", "none"],
    ["category", "治安", "category 突出治安问题/?"],
    ["category", "安全隐患", "category 安全隐患/?"],
    ["category", "算纠纷吧", "category 重大矛盾纠纷/?"],
    ["category", "一般隐患", "category 安全隐患/一般"],
    ["category", "普坪社区", "none"],
    ["severity", "立行立改", "category ?/立行立改"],
    ["severity", "一般的", "category ?/一般"],
    ["due", "周三前", "due 2026-11-25"],
    ["due", "周三", "due 2026-11-25"],
    ["due", "三天", "due 2026-11-26"],
    ["due", "月底前整改完", "due 2026-11-30"],
    ["due", "12月5号", "due 2026-12-05"],
    ["due", "上周五", "due past"],
    ["due", "尽快", "due immediate"],
    ["due", "周三前福海社区灭火器要换", "none"],
    ["due", "好的", "none"],
  ] as const)("%s: %s → %s", (question, text, expected) => {
    expect(shown(answersOpenQuestion(text, question, draft))).toBe(expected);
  });

  test("a message that says more than a name is never an answer", () => {
    const noise = fc.constantFrom("灭火器过期", "楼道堆物", "怎么样", "有几件", "3天内整改", "漏电了");
    fc.assert(
      fc.property(
        fc.constantFrom("普坪社区", "福海社区", "金碧"),
        noise,
        fc.boolean(),
        (name, more, first) => {
          expect(answersOpenQuestion(first ? name + more : more + name, "unit", draft)).toBeNull();
        },
      ),
    );
  });
});
