import fc from "fast-check";
import { expect, test } from "vitest";
import { maskText } from "../../src/reading/masks/mask.ts";
import { plainTask, rewriteTask } from "../../src/reading/rewrite.ts";
import { CARRIERS, GIVEN_NAMES, SURNAMES } from "./masks/mask-invented-names.ts";
import { ORDINARY_DISPUTES } from "./masks/mask-ordinary-disputes.ts";
import { idNumber, mobile, plate } from "./masks/personal-data.ts";

const DISPUTE = "重大矛盾纠纷";
const PETITION = "重点信访案件";
const SECURITY = "突出治安问题";

type Row = [
  text: string,
  category: string,
  unit: string | null,
  task: string | null,
  q?: { place?: string; coUnits?: string[] },
];
test.each<Row>([
  [
    "阳光社区3栋2单元501王秀英家和502李建国家因为装修闹矛盾,王秀英电话13900001234",
    DISPUTE,
    "阳光社区",
    "阳光社区3栋两户因装修闹矛盾",
  ],
  [
    "桃洲泉社区2栋楼上楼下为漏水吵了半年,昨天差点动手,请调委会15天内调解到位",
    DISPUTE,
    "桃洲泉社区",
    "桃洲泉社区2栋楼上楼下两户因漏水险些动手,请调解",
  ],
  [
    "盛高大城那边工地三十几个农民工讨薪,把售楼部堵了,说今天拿不到钱就克市里头",
    DISPUTE,
    "荷浦湾社区",
    "荷浦湾社区工地三十几名农民工讨薪、堵门",
  ],
  [
    "康宁医院门诊有家属摆花圈拉横幅,20多个人,保安拦不住",
    DISPUTE,
    "示例·康宁医院",
    "示例·康宁医院门诊家属20多人摆花圈、拉横幅",
  ],
  [
    "松涛岗社区和柚栖岗社区为水源的事情村民又聚起来了,大概五六十人,街道赶紧来人",
    DISPUTE,
    "松涛岗社区",
    "松涛岗社区与柚栖岗社区村民五六十人因水源纠纷聚集,请处置",
    { coUnits: ["柚栖岗社区"] },
  ],
  ["两户村民因为宅基地界线互不相让", DISPUTE, null, "两户村民因宅基地纠纷闹矛盾"],
  ["业主和物业因为停车费对骂", DISPUTE, "广福小区社区", "广福小区社区业主与物业因停车争吵"],
  ["上下两个村民小组争水", DISPUTE, "楠屏沟社区", "楠屏沟社区两个村民小组因水源有纠纷"],
  ["住户没有打架,就是养狗吵了几句", DISPUTE, "橙磐塘社区", "橙磐塘社区业主因养宠物争吵"],
  ["当事人张伟和王芳因停车打架", DISPUTE, "橙磐塘社区", "橙磐塘社区双方因停车打架"],
  [
    "信访人赵大勇(身份证530112190001010011)来反映宅基地的事,荷浦湾社区的",
    PETITION,
    "荷浦湾社区",
    "荷浦湾社区有信访人反映宅基地的事",
  ],
  [
    "巡津新村有5个拆迁户今早去市信访局了,街道已派人去接",
    PETITION,
    "楠屏沟社区",
    "楠屏沟社区5户拆迁户到市信访局走访",
  ],
  [
    "收到区信访局转送件XF2026-1123-07,反映桃洲泉社区违建,请签收",
    PETITION,
    "桃洲泉社区",
    "桃洲泉社区信访转送件,反映违建的事,请办理",
  ],
  ["老上访户李某又要进京,说拆迁补偿不到位", PETITION, "柚栖岗社区", "柚栖岗社区有信访人因拆迁到北京走访"],
  [
    "凌晨松涛岗社区夜市有人持刀打架,1人重伤,派出所已介入",
    SECURITY,
    "松涛岗社区",
    "松涛岗社区夜市持刀打架,1人重伤",
  ],
  [
    "那家KTV半夜又在楼下聚众闹事,住户睡不着,两周内要有个说法",
    SECURITY,
    "楠屏沟社区",
    "楠屏沟社区KTV聚众闹事、扰民",
    { place: "KTV楼下" },
  ],
  ["长坡客运站安检门坏了,24小时内修复", SECURITY, "示例·长坡客运站", "示例·长坡客运站安检门故障"],
  ["小区连续三天电瓶被偷,监控坏了", SECURITY, "橙磐塘社区", "橙磐塘社区盗窃,监控故障"],
  ["双方同意调解,下周签协议", DISPUTE, null, null],
  ["小区出租屋发现一具女尸", SECURITY, "荷浦湾社区", null],
])("%s", (text, category, unit, task, q = {}) => {
  const masked = maskText(text, { eager: true }).text;
  expect(
    rewriteTask({ text: masked, category, unit, place: q.place ?? null, coUnits: q.coUnits ?? [] }),
  ).toBe(task);
});

test("most disputes, petitions and security matters can be told in words of our own", () => {
  const told = ORDINARY_DISPUTES.filter((text) =>
    [DISPUTE, PETITION, SECURITY].some((category) =>
      rewriteTask({ text, category, unit: null, place: null }),
    ),
  );
  expect(told.length / ORDINARY_DISPUTES.length).toBeGreaterThan(0.85);
});

const name = fc
  .tuple(fc.constantFrom(...SURNAMES), fc.constantFrom(...GIVEN_NAMES))
  .map((parts) => parts.join(""));
const label = fc.constantFrom("老上访户", "精神病人", "刑满释放人员", "社区矫正对象", "吸毒人员", "回族老板");

test("no name, number, room or label gets into it, masked before or not", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CARRIERS, ...ORDINARY_DISPUTES),
      fc.tuple(name, name),
      fc.tuple(mobile, idNumber, plate, label),
      fc.constantFrom(DISPUTE, PETITION, SECURITY, null),
      fc.constantFrom("家门口", "烧烤摊", "工地", ""),
      fc.boolean(),
      (carrier, [one, other], [phone, id, car, mark], category, place, isMasked) => {
        const given = `${mark}${carrier.replace("X", one).replaceAll("Y", other)},住2单元502,电话${phone},${id},${car}`;
        const text = isMasked ? maskText(given, { eager: true }).text : given;
        const task = rewriteTask({ text, category, unit: "阳光社区", place: `502${one}${place}` }) ?? "";
        for (const value of [one, other, phone, id, car, mark, "502", "已隐去"])
          expect(task).not.toContain(value);
        expect(task.length).toBeLessThanOrEqual(60);
        expect(maskText(task, { eager: true }).codes).toEqual([]);
      },
    ),
    { numRuns: 2000 },
  );
});

test("any text is taken; a matter that cannot be told has its plain sentence", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (text, place) => {
      rewriteTask({ text, category: DISPUTE, unit: null, place });
    }),
  );
  expect([DISPUTE, PETITION, SECURITY, null, "别的"].map(plainTask)).toEqual([
    "一起矛盾纠纷,详情线下核实",
    "一件信访事项,详情见信访信息系统",
    "一起治安问题,详情线下核实",
    "一件事项,详情线下核实",
    "一件事项,详情线下核实",
  ]);
});
