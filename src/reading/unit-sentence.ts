import { isArea } from "./unit-meaning.ts";
import type { Found, Reader } from "./unit-mention.ts";
import { sliceFolded } from "./unit-text.ts";

const LOOKED_BACK = 8;
const BETWEEN_CHARS_MAX = 6;

const DENIED = /(?:(?<!是)(?:不是|不归|不属于?|不在|并非|而非|非)(?:我们|咱们|我|你们|由)?|除(?:了|开|去)?)$/;
const LEFT_OUT = /^(?:除外|以外|之外)/;
const CORRECTED = /(?:改成|改为|换成|更正为|更正成|应为|应该是|其实是|实际是|实际上是|->|→)$/;
const INTRODUCED = /(?:我是|我们是|咱是|咱们是|本人是|我系|这里是|我这边是)$/;
const EITHER = /^,?(?:还是|或者是?|或是|或|就是|要么是?|抑或)$/;
const INSIDE = /^[,:]?(?:内|里|里面|里头|辖区|辖区内|范围内|片区|境内)?的?$/;
const LISTED = /^(?:和|与|跟|及|以及|同|还有|、|,|;|\/|\+|&)$/;

/** Between two names that are one list: 和, 、, a comma; between two that are certain, nothing will do. */
export function isListed({ text }: Reader, a: Found, b: Found): boolean {
  if (b.start === a.end) return a.how === "stated" && b.how === "stated";
  return b.start - a.end <= 2 && LISTED.test(sliceFolded(text, a.end, b.start));
}

/** What a sentence does with the names in it: denies one, corrects one, leaves open which, says where one lies. */
export function weighMentions(reader: Reader, found: readonly Found[]): Found[] {
  const { text } = reader;
  const before = (one: Found) => sliceFolded(text, one.start - LOOKED_BACK, one.start);
  const between = (a: Found, b: Found) =>
    b.start - a.end > BETWEEN_CHARS_MAX ? "…" : sliceFolded(text, a.end, b.start);
  let kept: Found[] = [];
  for (const [place, one] of found.entries()) {
    const last = found[place - 1];
    if (last && EITHER.test(between(last, one))) {
      const open = kept.at(-1);
      if (open && open.end >= last.end) kept[kept.length - 1] = eitherOf(open, one);
      else kept.push(eitherOf(last, one));
      continue;
    }
    if (CORRECTED.test(before(one))) kept = [];
    const isDenied = DENIED.test(before(one)) || LEFT_OUT.test(sliceFolded(text, one.end, one.end + 2));
    if (isDenied) continue;
    const [outer] = kept.slice(-1);
    if (outer && INSIDE.test(between(outer, one))) {
      const lies = liesIn(reader, outer, one);
      if (lies === "inside") kept.pop();
      if (lies === "unclear") kept[kept.length - 1] = eitherOf(outer, one);
      if (lies === "unclear") continue;
    }
    kept.push(one);
  }
  const others = kept.filter((one) => one.how === "stated" && !INTRODUCED.test(before(one)));
  return others.length > 0 ? kept.filter((one) => one.how !== "stated" || others.includes(one)) : kept;
}

const unitsOfFound = (one: Found): readonly number[] => (one.how === "stated" ? [one.unit] : one.units);

function eitherOf(a: Found, b: Found): Found {
  const units = [...new Set([...unitsOfFound(a), ...unitsOfFound(b)])];
  return { start: a.start, end: b.end, how: "ambiguous", units, weak: false };
}

/** 前卫社区彩云幼儿园: the house is meant, the community says where; 前卫街道前卫社区 likewise. */
function liesIn({ index }: Reader, a: Found, b: Found): "inside" | "beside" | "unclear" {
  if (a.how !== "stated" || b.how !== "stated") return "beside";
  const [outer, inner] = [index.names[a.unit], index.names[b.unit]];
  if (!outer || !inner || !isArea(outer) || (isArea(inner) && !(outer.isBody && !inner.isBody)))
    return "beside";
  const street = outer.isBody ? outer.name : outer.street;
  return street === null || inner.street === null || street === inner.street ? "inside" : "unclear";
}
