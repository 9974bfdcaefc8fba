import { isArea } from "./unit-meaning.ts";
import { type Found, type Reader, unitsOf } from "./unit-mention.ts";
import { sliceFolded } from "./unit-text.ts";

const LOOKED_BACK = 8;
const BETWEEN_CHARS_MAX = 14;

/** 「删除普坪社区那条」, 「消除普坪社区的隐患」 leave nobody out. */
const DENIED =
  /(?:(?<!是)(?:不是|不归|不属于?|不在|并非|而非|非)(?:我们|咱们|我|你们|由)?|(?<![删清排拆消解去铲扫开废根破免])除(?:了|开|去)?)$/;
const LEFT_OUT = /^(?:除外|以外|之外)/;
const CORRECTED = /(?:改成|改为|换成|更正为|更正成|应为|应该是|其实是|实际是|实际上是|->|→)$/;
const INTRODUCED = /(?:我是|我们是|咱是|咱们是|本人是|我系|这里是|我这边是)$/;
const EITHER = /^,?(?:还是|或者是?|或是|或|就是|要么是?|抑或)$/;
const INSIDE = /^[,:]?(?:内|里|里面|里头|辖区|辖区内|范围内|片区|境内)?的?$/;
const LISTED = /^(?:和|与|跟|及|以及|同|还有|、|,|;|\/|\+|&)$/;
/** Who passes on is not whom it is about; who tells may be either. */
const PASSED_ON = /^(?:转来|转报|转交|转办|转发|通报|来函|发来|报来)(?:的|了)?[::,]?$/;
const TOLD =
  /^(?:网格员|工作人员|社工|民警|值班员?|主任|书记|居民|群众|村民|物业)?[^,。;!?]{0,3}(?:反映|举报|投诉|来电|报告|上报|报称|说|称|报|讲)(?:了|说)?[::,]?$/;

/** Between two names that are one list: 和, 、, a comma; between two that are certain, nothing will do. */
export function isListed({ text }: Reader, a: Found, b: Found): boolean {
  if (b.start === a.end) return a.how === "stated" && b.how === "stated";
  return b.start - a.end <= 2 && LISTED.test(sliceFolded(text, a.end, b.start));
}

/** What a sentence does with the names in it: denies one, corrects one, leaves open which, says where one lies. */
export function weighMentions(reader: Reader, found: readonly Found[]): Found[] {
  const { text } = reader;
  let kept: Found[] = [];
  let last: Found | null = null;
  for (const one of found) {
    const before = sliceFolded(text, one.start - LOOKED_BACK, one.start);
    if (CORRECTED.test(before)) kept = [];
    const joined = last && one.start - last.end <= BETWEEN_CHARS_MAX ? last : null;
    last = one;
    const between = joined ? sliceFolded(text, joined.end, one.start) : null;
    const open = kept.at(-1);
    const first = open && joined && open.end >= joined.end ? open : null;
    if (joined && between !== null && EITHER.test(between))
      replaceLast(kept, first, eitherOf(first ?? joined, one));
    else if (DENIED.test(before) || LEFT_OUT.test(sliceFolded(text, one.end, one.end + 2))) continue;
    else if (first && between !== null) addSecond(kept, first, one, between);
    else kept.push(one);
  }
  return withoutSpeakers(reader, kept);
}

function replaceLast(kept: Found[], old: Found | null, made: Found): void {
  if (old) kept.pop();
  kept.push(made);
}

/** A name right after another: it may lie in it, or be what the other passed on or told of. */
function addSecond(kept: Found[], first: Found, one: Found, between: string): void {
  if (between === "" && isStreetBefore(first, one)) {
    replaceLast(kept, first, { ...eitherOf(one, first), start: one.start });
    return;
  }
  const lies = INSIDE.test(between) ? liesIn(first, one) : "beside";
  const isStated = first.how === "stated" && one.how === "stated";
  if (lies === "inside" || (isStated && PASSED_ON.test(between))) replaceLast(kept, first, one);
  else if (lies === "unclear" || (isStated && TOLD.test(between)))
    replaceLast(kept, first, eitherOf(one, first));
  else kept.push(one);
}

/** 前卫滇润: a word for a street, and a house that lies in another one: either may be meant, the house first. */
const isStreetBefore = (first: Found, one: Found): boolean =>
  first.how === "ambiguous" &&
  one.how === "ambiguous" &&
  unitsOf(first).some((unit) => unit.isBody) &&
  unitsOf(one).every((unit) => !isArea(unit));

/** 我是前卫社区网格员: of several, the one who speaks is not whom it is about. */
function withoutSpeakers({ text }: Reader, kept: readonly Found[]): Found[] {
  const isSpeaker = (one: Found) => INTRODUCED.test(sliceFolded(text, one.start - LOOKED_BACK, one.start));
  const others = kept.filter((one) => one.how !== "stated" || !isSpeaker(one));
  return others.some((one) => one.how === "stated") ? others : [...kept];
}

function eitherOf(a: Found, b: Found): Found {
  const units = [...new Set([...unitsOf(a), ...unitsOf(b)])];
  return {
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end),
    how: "ambiguous",
    units,
    weak: false,
  };
}

/** 前卫社区彩云幼儿园: the house is meant, the community says where; 前卫街道前卫社区 likewise. */
function liesIn(a: Found, b: Found): "inside" | "beside" | "unclear" {
  if (a.how !== "stated" || b.how !== "stated") return "beside";
  const [outer, inner] = [a.unit, b.unit];
  if (!isArea(outer) || (isArea(inner) && !(outer.isBody && !inner.isBody))) return "beside";
  const street = outer.isBody ? outer.name : outer.street;
  return street === null || inner.street === null || street === inner.street ? "inside" : "unclear";
}
