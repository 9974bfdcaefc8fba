import type { ReadContext } from "../context.ts";
import { readPeriod } from "../dates/period.ts";
import { DEPARTMENTS, NOWHERE, type Place, readPlace } from "./query-scope.ts";

const PLACES_MAX = 6;
const JOINED = "(?:那边|的)?[ \\t]?(?:跟|和|与|同|、|,|还是|对比|比|加)[ \\t]?";
const NEXT = new RegExp(`^${JOINED}`, "u");
const BEFORE = new RegExp(`(?:^|[,。;]|查|看|问|帮|下)([^,。;]{2,16}?)${JOINED}$`, "u");
/** 「前卫比哪个多」: the word behind the name is not part of it. */
const COMPARED = /(?:对比|相比|比起来|比较|比)(?=一下|下|哪|谁|看|$|,|的)|(?<=[^一])起来/gu;
/** 「前卫的隐患比福海多吗」 */
const COMPARED_WITH =
  /比([^,。;]{2,12}?)的?(?:还|要|更)*(?:多|少|高|低|好|差|快|慢)(?![^,。;]{0,2}(?:人|天|年))/u;
const NOT_A_PLACE = /同期|以前|之前|从前|往年|平时|上次|上回|预期|目标|计划|你|我们想/u;

/** Whether something else than a time is compared with, whatever it is. */
export const comparesOthers = (plain: string, ctx: ReadContext): boolean => {
  const against = COMPARED_WITH.exec(plain)?.[1];
  return against !== undefined && !NOT_A_PLACE.test(against) && !readPeriod(plain, ctx)?.base;
};

const KEYS = ["street", "unit", "lead_dept"] as const;

/** A place with its name on the register. */
type Named = { key: (typeof KEYS)[number]; name: string };

/** 「前卫和福海」: all that a question names side by side, by kind; null where it names one, or one that must be asked about. */
export function placesBeside(
  plain: string,
  first: Place,
  ctx: ReadContext,
): { scope: Record<string, string[]>; unknown: boolean; texts: string[] } | null {
  const at = first.text ? plain.indexOf(first.text) : -1;
  if (at < 0) return null;
  const text = plain.replace(COMPARED, (word) => " ".repeat(word.length));
  const places = [soleOf(first, ctx)];
  for (let rest = plain.slice(at + first.text.length); places.length < PLACES_MAX; ) {
    const link = NEXT.exec(rest)?.[0];
    const place = link ? startOf(text.slice(plain.length - rest.length + link.length), ctx) : null;
    if (!link || !place) break;
    places.push(place);
    rest = rest.slice(link.length + place.text.length);
  }
  const before = BEFORE.exec(plain.slice(0, at))?.[1];
  const earlier = before ? startOf(before, ctx) : null;
  if (earlier) places.unshift(earlier);
  const against = places.length === 1 && COMPARED_WITH.exec(plain)?.[1];
  const other = against ? startOf(against, ctx) : null;
  if (other) places.push(other);
  if (places.length < 2) return null;
  const named = places.flatMap(({ scope }) => namedIn(scope));
  const names = new Set(named.map(({ name }) => name));
  return {
    scope: byKey(named),
    unknown: names.size < places.length,
    texts: places.map((place) => place.text),
  };
}

/** A stem that only one on the register has, where nothing but a name can stand: that one, and said so. */
export function soleOf(place: Place, ctx: ReadContext): Place {
  const [name, second] = place.candidates;
  const unit = name && !second && !("unit_text" in place.scope) ? ctx.units.byName.get(name) : null;
  if (!unit) return place;
  const key = !unit.isBody ? "unit" : unit.kind === "部门" ? "lead_dept" : "street";
  return { ...place, scope: { [key]: unit.name }, ask: [], candidates: [], notes: [`按${unit.name}统计`] };
}

/** The place whose name a text begins with; null for none. */
function startOf(text: string, ctx: ReadContext): Place | null {
  const place = soleOf(readPlace(text, ctx, { shared: "street" }), ctx);
  return place.text !== "" && text.trimStart().startsWith(place.text) ? place : null;
}

const namedIn = (scope: Record<string, unknown>): Named[] =>
  KEYS.flatMap((key) => {
    const name = scope[key];
    return typeof name === "string" ? [{ key, name }] : [];
  });

function byKey(named: readonly Named[]): Record<string, string[]> {
  const scope: Record<string, string[]> = {};
  for (const { key, name } of named) scope[key] = [...(scope[key] ?? []), name];
  return scope;
}

/** Where a group's question without a name belongs: to the group's own unit or street; for many units to its street. */
export function placeOfChat(ctx: ReadContext, q: { many: boolean }): Place {
  const { street, unit } = ctx.chat;
  if (unit && !q.many) return { ...NOWHERE, scope: { unit }, notes: [`按本群的${unit}统计`] };
  return street ? { ...NOWHERE, scope: { street }, notes: [`按本群的${street}统计`] } : NOWHERE;
}

/** The department that words alone mean, such as 「公安」 behind 「转给」; null for none. */
export const departmentCalled = (text: string): string | null =>
  DEPARTMENTS.find(({ alone }) => alone.test(text))?.name ?? null;
