import fc from "fast-check";
import { expect, test } from "vitest";
import { FORM } from "../../../src/reading/units/unit-form-kinds.ts";
import { addForms, bareName } from "../../../src/reading/units/unit-forms.ts";
import { buildUnitIndex, type UnitName } from "../../../src/reading/units/unit-index.ts";
import { allUnitsIn, findUnits } from "../../../src/reading/units/units.ts";
import { NOWHERE, tellUnits } from "./told-units.ts";
import { units } from "./xishan.ts";

const CARRIERS = [
  "X楼道堆物",
  "今天X灭火器过期4具",
  "巡查发现X有隐患,请三天内整改",
  "请X三天内整改",
  "昨晚X起火了",
  "居民反映X油烟大",
  "接群众举报X占道",
  "收到区信访局转送件,反映X违建,请签收",
  "网格员上报:X井盖坏了",
  "我们在X检查",
  "老实讲X那边乱得很",
  "🙏X ",
  "【X】消防栓没水",
  "1、X应急灯不亮",
  "喂那个我在X这边啊",
  "麻烦看一下X的井盖",
  "今早X两家人为漏水吵架",
  "灭火器过期4具X",
  "X三十几个农民工讨薪",
  "咋个X又停水了",
  "克X看哈",
];
const own = units.names.filter((unit) => !unit.isBody);
const place = (text: string, carrier: string) => carrier.replace("X", text);

test("every unit is found by its full name in every sentence", () => {
  for (const unit of own)
    for (const carrier of CARRIERS)
      for (const name of new Set([unit.name, bareName(unit)]))
        expect(tellUnits(place(name, carrier)), place(name, carrier)).toBe(`stated ${unit.name}`);
});

const streets = new Set(
  units.names.filter(({ kind }) => kind === "街道").map(({ name }) => name.slice(0, -2)),
);

/** Every writing of the register, with the units that have it; `isSure`: whole names, and short forms that are no other word. */
function writings(): Map<string, { of: Set<UnitName>; isSure: boolean }> {
  const all = new Map<string, { of: Set<UnitName>; isSure: boolean }>();
  for (const unit of units.names)
    addForms(unit, streets, (form, kind, everyday) => {
      const known = all.get(form) ?? { of: new Set(), isSure: true };
      known.of.add(unit);
      known.isSure &&= !everyday && kind <= FORM.nick;
      all.set(form, known);
    });
  return all;
}

test("a short form that one unit has is that unit, one that several have is asked; none is ever another", () => {
  // 春和小 begins the name of the other one too; over 卫城楼道 lies 城楼.
  const open = new Set(["春和小", "卫城"]);
  for (const [form, { of, isSure }] of writings())
    for (const carrier of ["X的井盖坏了", "X楼道堆物", "到X检查"]) {
      const found = findUnits(units, place(form, carrier), NOWHERE, { bodies: true });
      const where = `${place(form, carrier)}: ${found.how}`;
      if (found.how === "stated") expect(of.has(found.unit), where).toBe(true);
      if (found.how === "ambiguous")
        expect(
          found.candidates.some((unit) => of.has(unit)),
          where,
        ).toBe(true);
      if (of.size === 1 && isSure && !open.has(form)) expect(found.how, where).toBe("stated");
      if (of.size > 1 && isSure) expect(found.how, where).toMatch(/stated|ambiguous/);
    }
});

const COMMON = [
  ..."的一是了在有人这中大来上国个到说们为和你地出也时年得就那要下以生会着去之过家学对可里后小多天好都起还发成开手用主方前头面同三已老从两长将外高把回二点月明其全工向部正女力给几新打门东政海口西平水少内加村路街河山金春福桥区社院校厂场园站号楼层层各每与及跟或又再才只很太最没不莫",
];

test("a name with one character wrong is never another unit", () => {
  const written = writings();
  const slip = fc
    .tuple(
      fc.constantFrom(...own),
      fc.nat(20),
      fc.constantFrom(...COMMON),
      fc.constantFrom("in", "out", "for", "swap"),
    )
    .map(([unit, at, char, how]) => {
      const name = bareName(unit);
      const place = at % name.length;
      const [head, tail] = [name.slice(0, place), name.slice(place)];
      if (how === "in") return { unit, text: head + char + tail };
      if (how === "out") return { unit, text: head + tail.slice(1) };
      if (how === "for") return { unit, text: head + char + tail.slice(1) };
      return { unit, text: head + tail.charAt(1) + tail.charAt(0) + tail.slice(2) };
    })
    .filter(({ text }) => !written.has(text));
  fc.assert(
    fc.property(slip, fc.constantFrom(...CARRIERS.slice(0, 4)), ({ unit, text }, carrier) => {
      const found = findUnits(units, place(text, carrier), NOWHERE, { bodies: false });
      if (found.how === "stated") expect(found.unit.name).toBe(unit.name);
    }),
    { numRuns: 4000 },
  );
});

test("hidden characters, full width and spaces anywhere in a name hide no unit", () => {
  const noise = fc.constantFrom("\u200b", "\u2060", "\ufeff", "\ufe0f", "\u00ad", "\u202a");
  fc.assert(
    fc.property(
      fc.constantFrom(...own),
      fc.array(fc.tuple(fc.nat(20), noise), { maxLength: 5 }),
      (unit, marks) => {
        let name = bareName(unit);
        for (const [at, mark] of marks) name = name.slice(0, at) + mark + name.slice(at);
        expect(tellUnits(`巡查${name}发现隐患`)).toBe(`stated ${unit.name}`);
        expect(tellUnits([...bareName(unit)].join(" "))).toBe(`stated ${unit.name}`);
      },
    ),
    { numRuns: 500 },
  );
});

test("whatever the text, a finding comes back, its place is where it says, and the same text reads the same", () => {
  const pieces = fc.constantFrom(
    ...own.map(({ name }) => name),
    ..."社区 街道 小学 那边 零报告 不是 改成 还是 或者 和 、 , 。 金碧 前卫 普坪 春雨路 明珠社区 @ 我是 的 对面 3栋".split(
      " ",
    ),
    " ",
    "\n",
    "😱",
    "\u200b",
  );
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(text, fc.boolean(), (given, bodies) => {
      const found = findUnits(units, given, NOWHERE, { bodies });
      if ("start" in found) expect(given.slice(found.start, found.end)).toBe(found.text);
      if (found.how === "stated") expect(bodies || !found.unit.isBody).toBe(true);
      if (found.how === "ambiguous") expect(found.candidates.length).toBeLessThanOrEqual(8);
      for (const one of allUnitsIn(units, given)) expect(given.slice(one.start, one.end)).toBe(one.text);
      expect(findUnits(units, given, NOWHERE, { bodies })).toEqual(found);
    }),
    { numRuns: 1000 },
  );
});

const named = (id: number, name: string, q: Partial<UnitName> = {}): UnitName => ({
  id,
  name,
  kind: "社区",
  aliases: [],
  street: null,
  isBody: false,
  ...q,
});

test("two units of one name are asked, unless the text names the street of one", () => {
  const index = buildUnitIndex([
    named(1, "东岸街道", { kind: "街道", isBody: true, street: "东岸街道" }),
    named(2, "西岸街道", { kind: "街道", isBody: true, street: "西岸街道" }),
    named(3, "云溪社区", { street: "东岸街道" }),
    named(4, "云溪社区", { street: "西岸街道" }),
  ]);
  const streetOf = (text: string) => {
    const found = findUnits(index, text, NOWHERE, { bodies: false });
    return found.how === "stated" ? found.unit.street : found.how;
  };
  expect(streetOf("云溪社区楼道堆物")).toBe("ambiguous");
  expect(streetOf("西岸街道云溪社区楼道堆物")).toBe("西岸街道");
});

test("an alias names its unit, one that two have is asked, and one that is an everyday word is not taken from a sentence", () => {
  const index = buildUnitIndex([
    named(1, "云溪社区", { aliases: ["老机床厂", "溪口片区", "阳光"] }),
    named(2, "云岭社区", { aliases: ["溪口片区"] }),
  ]);
  const found = findUnits(index, "老机床厂3栋有人跳舞", NOWHERE);
  expect(found).toMatchObject({ how: "stated", unit: { id: 1 }, via: "alias" });
  expect(tellUnits("溪口片区停水", { index })).toBe("ambiguous 云溪社区 云岭社区");
  expect(tellUnits("阳光照不进来", { index })).toBe("missing");
});

test.each([
  ["教体局还有几件", "区教育体育局"],
  ["教育局还有几件", "区教育体育局"],
  ["卫健委那边还有几件", "区卫生健康局"],
  ["市监局呢", "区市场监督管理局"],
  ["文旅局还有几件", "区文化和旅游局"],
  ["住建局还有几件", "区住房和城乡建设局"],
  ["西山区住建局还有几件", "区住房和城乡建设局"],
  ["消防那边还有几件", "区消防救援大队"],
  ["城管局还有几件", "区城市管理局"],
  ["市住建局还有几件", null],
  ["昆明市城市管理局还有几件", null],
  ["盘龙区教体局还有几件", null],
])("departments go by the short forms of their kind: %s → %s", (text, expected) => {
  const departments =
    "区教育体育局 区卫生健康局 区市场监督管理局 区文化和旅游局 区住房和城乡建设局 区消防救援大队 区城市管理局".split(
      " ",
    );
  const index = buildUnitIndex(
    departments.map((name, id) => named(id, name, { kind: "部门", isBody: true })),
  );
  expect(tellUnits(text, { index, bodies: true })).toBe(expected ? `stated ${expected}` : "missing");
});

test("an index may be empty, and a new one knows what was imported since", () => {
  expect(tellUnits("前卫社区楼道堆物", { index: buildUnitIndex([]) })).toBe("unknown 前卫社区 ~");
  const later = buildUnitIndex([named(1, "云溪社区"), named(2, "云岭社区")]);
  expect(tellUnits("云岭社区楼道堆物", { index: later })).toBe("stated 云岭社区");
});
