import { patternOf } from "../pattern.ts";
import { type Hide, type Kept, marksOf } from "./mask-marks.ts";
import { CUES, FRAMED, SOUNDED, SURNAMES } from "./mask-name-data.ts";

const anyOf = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join("|");
/** 岩温罕, 扎西顿珠, 阿依木古. */
const NAME = `(?:[岩玉][${FRAMED.dai}]{1,2}|(?:${anyOf(FRAMED.names)}){1,2}|[${SOUNDED.first}][${SOUNDED.any}]{2,5}(?<![${SOUNDED.notLast}]))`;
const EDGE = "[\\s,。;、:!?()/]";
const [SURE, AFTER] = [anyOf(FRAMED.sure), anyOf([...FRAMED.sure, ...FRAMED.after])];
const NO_NAME = `(?!${anyOf(FRAMED.not)})`;

/** Such a name behind a word after which somebody stands, or alone before what only somebody does. */
const IN_FRAME = new RegExp(
  `(?<=(?:${anyOf(FRAMED.before)})\\s?)${NO_NAME}${NAME}(?=$|${EDGE}|的(?!$)|${AFTER})|(?<=^|${EDGE}|\\d)${NO_NAME}${NAME}(?=${SURE})`,
  "g",
);
/** 赵子龙/小马哥: beside a name one more, as friends call him. */
const BESIDE = new RegExp(
  `(?<=${marksOf("姓名")}\\s?[/、,和跟与]\\s?)[老小阿]${SURNAMES}(?:哥|姐|弟|妹|爷|嫂|叔|头)?(?=$|${EDGE}|[的说把在])`,
  "g",
);
/** 摊主「大老黑」: what somebody is called, in quotation marks behind who he is. */
const NICKNAME = new RegExp(
  `(?<=(?:${anyOf([...CUES.people.words, ...CUES.roles.words])})(?:的|叫)?)["“「『'](?:[大小老阿胖黑瘦矮高][\\u4e00-\\u9fa5]{1,3}|[\\u4e00-\\u9fa5]{1,3}[哥姐娃爷嫂叔])["”」』']`,
  "g",
);
const gated = (patterns: readonly RegExp[]) =>
  patterns.map((pattern) => ({ pattern, needs: patternOf(pattern) }));
const RULES = gated([IN_FRAME, NICKNAME]);
const RULES_BESIDE = gated([BESIDE]);

/** Hides names that only what stands around them shows to be names: 「着阿依木古乱接线」, 「岩温罕负责盯倒」. */
export const hideFramed = (given: string, hide: Hide, kept: Kept): string => hideBy(RULES, given, hide, kept);

/** Hides those that stand beside a name that is hidden already. */
export const hideBeside = (given: string, hide: Hide, kept: Kept): string =>
  hideBy(RULES_BESIDE, given, hide, kept);

function hideBy(rules: ReturnType<typeof gated>, given: string, hide: Hide, kept: Kept): string {
  return rules.reduce(
    (text, { pattern, needs }) =>
      needs.mayBeIn(text)
        ? text.replace(pattern, (match: string, at: number) =>
            kept(text, at, at + match.length) ? match : hide("姓名", match),
          )
        : text,
    given,
  );
}
