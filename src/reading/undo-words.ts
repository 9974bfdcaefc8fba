import { z } from "zod";
import type { MatterAct } from "../domain/matter.ts";
import { patternOf } from "./pattern.ts";
import { plainText } from "./plain-text.ts";
import given from "./undo-words.json" with { type: "json" };

const words = z.array(z.string().min(1)).min(1);
const DATA = z
  .object({
    verbs: z.string().min(1),
    milder: z.string().min(1),
    fill: z.string().min(1),
    slips: z.string().min(1),
    how: z.string().min(1),
    can: z.string().min(1),
    helpless: z.string().min(1),
    told_to_us: z.string().min(1),
    wrong: z.string().min(1),
    named: z.string().min(1),
    alone: z.string().min(1),
    ends: z.string().min(1),
    behind: z.string().min(1),
    acts: z.object({
      confirm: words,
      accept: words,
      submit: words,
      pass: words,
      "return-to-work": words,
    } satisfies Record<MatterAct, typeof words>),
  })
  .parse(given);

const ACTS = Object.entries(DATA.acts).flatMap(([act, names]) =>
  names.map((name) => ({ act: act as MatterAct, name })),
);
const NAMES = ACTS.map(({ name }) => name)
  .sort((a, b) => b.length - a.length)
  .join("|");
const FILL = `(?:${DATA.fill}){0,4}`;
const FORMS = [
  new RegExp(`^${FILL}(?:${DATA.verbs})${FILL}(${NAMES})${FILL}$`, "u"),
  new RegExp(`^${FILL}(${NAMES})${FILL}(?:${DATA.verbs}|${DATA.slips})${FILL}$`, "u"),
];
/** 「取消上报」 is a word of drafts, and 「上报取消了」 tells of one. */
const MILDER = new RegExp(`^${FILL}(?:${DATA.milder})${FILL}(${NAMES})${FILL}$`, "u");
const CHARS_MAX = 30;

/** Which act is to be taken back, where a message names it and says nothing else: 「撤销提交」, 「撤回刚才的签收」. */
export function readUndo(text: string): MatterAct | null {
  const said = plainText(text).replace(/[\s\p{P}]/gu, "");
  if (said.length > CHARS_MAX) return null;
  const named = FORMS.map((form) => form.exec(said)?.[1]).find((name) => name !== undefined);
  const act = actOf(named);
  if (act) return act;
  const mild = actOf(MILDER.exec(said)?.[1]);
  return mild === "confirm" ? null : mild;
}

const actOf = (name: string | undefined): MatterAct | null =>
  ACTS.find((item) => item.name === name)?.act ?? null;

const HOW = `(?:${DATA.how}|${DATA.can})`;
const WRONG = `(?:${DATA.wrong})`;
const TOLD = `(?:${DATA.wrong}|${DATA.named})`;
const ASKS_HOW = [
  // 「上报错了,咋个撤」, 「能不能撤回刚才签收的」: of something told to us. 「电梯报错了怎么办」 is none.
  `${DATA.told_to_us}${TOLD}[^。;]{0,8}?${HOW}`,
  `${DATA.told_to_us}${WRONG}[,。!]?${DATA.helpless}${DATA.ends}$`,
  `${HOW}[^。;]{0,4}${TOLD}`,
  `^${DATA.alone}${HOW}${DATA.ends}$`,
  `^${DATA.alone}(?:${DATA.verbs}|取消上报)${DATA.behind}${DATA.ends}$`,
].map((source) => patternOf(new RegExp(source, "u")));

/** Whether it is asked how something is taken back, and not told to be: 「我上报错了,咋个撤」. */
export function asksHowUndone(text: string): boolean {
  const said = plainText(text).replace(/\s/g, "");
  return said.length <= CHARS_MAX && ASKS_HOW.some((form) => form.test(said));
}
