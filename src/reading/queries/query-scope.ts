import { z } from "zod";
import type { ReadContext } from "../context.ts";
import { findUnits } from "../units/units.ts";
import { withoutLead } from "./query-lead.ts";
import given from "./query-scope.json" with { type: "json" };
import { alternation } from "./query-text.ts";

const named = z.object({ name: z.string(), words: z.array(z.string()).min(1) });
const valued = z.object({ pattern: z.string(), values: z.array(z.string()) });
const scopeWords = z
  .object({
    departments: z.object({
      source: z.string(),
      names: z.array(named),
      others: z.array(z.string()),
      after: z.string(),
    }),
    zones: z.array(named),
    categories: z.array(named),
    severities: z.array(valued),
    topics: z.array(z.string()),
    incidents: z.array(
      z.object({ indicator: z.string(), incident: z.string().nullable(), pattern: z.string() }),
    ),
    kinds: z.array(valued),
    states: z.array(z.object({ state: z.string(), pattern: z.string() })),
    own: z.string(),
    district: z.string(),
    outside: z.string(),
  })
  .parse(given);

const withPattern = <T extends { pattern: string }>(item: T) => ({
  ...item,
  test: new RegExp(item.pattern, "u"),
});
const withWords = <T extends { words: readonly string[] }>(item: T) => ({
  ...item,
  test: new RegExp(alternation(item.words), "u"),
});

const CATEGORIES = scopeWords.categories.map(withWords);
const SEVERITIES = scopeWords.severities.map(withPattern);
export const INCIDENTS = scopeWords.incidents.map(withPattern);
const KINDS = scopeWords.kinds.map(withPattern);
const STATES = scopeWords.states.map(withPattern);
const TOPIC = new RegExp(alternation(scopeWords.topics), "u");
const OWN = new RegExp(scopeWords.own, "u");
const DISTRICT = new RegExp(scopeWords.district, "u");
export const DEPARTMENTS = scopeWords.departments.names.map(({ name, words }) => ({
  name,
  // A bare 「公安」 is the department only where something is theirs: 「公安那边挂着的」.
  test: new RegExp(`${name}|${alternation(words)}(?:局|${scopeWords.departments.after})`, "u"),
  alone: new RegExp(`^${alternation(words)}`, "u"),
}));
const OTHERS = new RegExp(
  `${alternation(scopeWords.departments.others)}(?=局|${scopeWords.departments.after})`,
  "u",
);
const ZONES = scopeWords.zones.map(withWords);

/** Whose: a street, a unit, a department's line; or a name to be asked about. `text` is what was written of it. */
export type Place = {
  scope: Record<string, unknown>;
  text: string;
  ask: string[];
  candidates: string[];
  notes: string[];
};

export const NOWHERE: Place = { scope: {}, text: "", ask: [], candidates: [], notes: [] };
/** Words that hold a unit's stem by chance, 和平 in 和平均, and spans of time, which are nobody's name. */
const NOT_PLACES =
  /和平均|团结(?=一致|协作|起来|互助)|阳光(?=信访|政务|工程)|[今去前]年|[上下这本]个?(?:月|周|季度|星期|礼拜)|当月|[上下]半年|[今昨明后]天|目前|现在|最近|截至|截止/gu;
/** 「哪些街道」 and 「每个社区」 are nobody's name. */
const NO_NAME =
  /[一二两三四五六七八九十\d几]+(?:个|家)|最|倒数|^已|^报|^请|^在|^去|^看|^查|哪|各|每|几个|所有|全部|全区|多少|什么|其他|别的|这些|那些|有的|没|未|按|排|给|把|和|的|我们|你们|他们|本/u;

/** 「孙街办」, 「五华区」, 「网信办」: not on the register; of the whole district they were not meant. */
const OUTSIDE = new RegExp(scopeWords.outside, "u");

/**
 * Whom a question is about. A stem that a street shares with its community is the street where figures are asked
 * (`shared: "street"`, and the note says so), and a question to the person otherwise. Never replaced by a near name.
 */
export function readPlace(plain: string, ctx: ReadContext, q: { shared: "street" | "ask" }): Place {
  return placeIn(plain.replace(NOT_PLACES, " "), ctx, q);
}

function placeIn(text: string, ctx: ReadContext, q: { shared: "street" | "ask" }): Place {
  const found = findUnits(ctx.units, text, { street: ctx.chat.street, unit: null });
  switch (found.how) {
    case "stated": {
      const { unit } = found;
      if (unit.kind !== "街道" && unit.kind !== "功能区")
        return unit.isBody
          ? inLine(unit.name, found.text)
          : { ...NOWHERE, scope: { unit: unit.name }, text: withItsStreet(text, found.text, unit.street) };
      // 「福海街道阳光社区」 is the community.
      const inner = findUnits(
        ctx.units,
        text.replace(found.text, " "),
        { street: null, unit: null },
        { bodies: false },
      );
      return inner.how === "stated" && inner.unit.street === unit.name && inner.text !== found.text
        ? { ...NOWHERE, scope: { unit: inner.unit.name }, text: found.text + inner.text }
        : { ...NOWHERE, scope: { street: unit.name }, text: found.text };
    }
    case "ambiguous":
      return amongCandidates(found, text, q.shared);
    case "unknown": {
      const bare = withoutLead(text, found, ctx);
      if (bare) return placeIn(bare, ctx, q);
      if (NO_NAME.test(found.text)) return elsewhere(text, ctx);
      return {
        ...NOWHERE,
        scope: { unit_text: found.text },
        text: found.text,
        ask: ["unit"],
        candidates: found.near.map((unit) => unit.name),
      };
    }
    default:
      return elsewhere(text, ctx);
  }
}

/** 「福海街道阳光社区」: the street in front of a unit of it is part of how the unit was called. */
const withItsStreet = (text: string, called: string, street: string | null): string =>
  street && text.includes(street + called) ? street + called : called;

const inLine = (name: string, text: string): Place => ({ ...NOWHERE, scope: { lead_dept: name }, text });

function amongCandidates(
  { candidates, text: called }: { candidates: readonly { name: string; kind: string }[]; text: string },
  text: string,
  shared: "street" | "ask",
): Place {
  const street = candidates.find((unit) => unit.kind === "街道");
  const names = candidates.map((unit) => unit.name);
  const written = stemWritten(names, text) || called;
  if (street && shared === "street")
    return { ...NOWHERE, scope: { street: street.name }, text: written, notes: [`按${street.name}统计`] };
  return { ...NOWHERE, text: written, ask: ["unit"], candidates: names };
}

/** The longest head of a candidate's name that stands in the text: what has to be taken as said. */
function stemWritten(names: readonly string[], text: string): string {
  for (const name of names)
    for (let length = name.length; length >= 2; length--)
      if (text.includes(name.slice(0, length))) return name.slice(0, length);
  return "";
}

/** Departments and zones by what people call them; a department that the register does not have is asked about. */
function elsewhere(text: string, ctx: ReadContext): Place {
  const department = DEPARTMENTS.find(({ test }) => test.test(text));
  if (department) return inLine(department.name, department.test.exec(text)?.[0] ?? "");
  const zone = ZONES.find(({ test }) => test.test(text));
  if (zone && ctx.units.byName.has(zone.name))
    return { ...NOWHERE, scope: { street: zone.name }, text: zone.test.exec(text)?.[0] ?? "" };
  const other = OTHERS.exec(text)?.[0];
  if (other) return { ...NOWHERE, scope: { lead_dept_text: other }, text: other, ask: ["lead_dept"] };
  const outside = OUTSIDE.exec(text)?.[0];
  if (outside) return { ...NOWHERE, scope: { unit_text: outside }, text: outside, ask: ["unit"] };
  if (!OWN.test(text)) return NOWHERE;
  const own = OWN.exec(text)?.[0] ?? "";
  const { street, unit } = ctx.chat;
  if (/街道|街办|办事处|辖区|片区/u.test(own))
    return { ...NOWHERE, scope: street ? { street } : { assignee: "own_street" }, text: own };
  if (/局|部门/u.test(own)) return { ...NOWHERE, scope: { assignee: "own_body" }, text: own };
  if (unit) return { ...NOWHERE, scope: { unit }, text: own };
  if (/社区|单位|学校|医院|厂|公司|企业|市场|商场|园|家/u.test(own) || !street)
    return { ...NOWHERE, scope: { assignee: "own_unit" }, text: own };
  return { ...NOWHERE, scope: { street }, text: own };
}

export const isDistrictWide = (tight: string): boolean => DISTRICT.test(tight);
export const categoryIn = (tight: string): string | null =>
  CATEGORIES.find(({ test }) => test.test(tight))?.name ?? null;
/** Whether the words are a category's name and no more. */
export const categoryNamed = (words: string): boolean =>
  CATEGORIES.some(({ test }) => test.exec(words)?.[0] === words);
export const topicIn = (tight: string): string | null => TOPIC.exec(tight)?.[0] ?? null;
export const severitiesIn = (tight: string): string[] | null =>
  SEVERITIES.find(({ test }) => test.test(tight))?.values ?? null;
/** 「学校和医院」 are both. */
export const kindsIn = (tight: string): string[] | null => {
  const named = KINDS.filter(({ test }) => test.test(tight)).map(({ values }) => values);
  return named.length > 1 && AND.test(tight) ? [...new Set(named.flat())] : (named[0] ?? null);
};
const AND = /[和与跟及、]/u;
export const namesSeveralCategories = (tight: string): boolean =>
  AND.test(tight) && CATEGORIES.filter(({ test }) => test.test(tight)).length > 1;
export const stateIn = (tight: string): string | null =>
  STATES.find(({ test }) => test.test(tight))?.state ?? null;
