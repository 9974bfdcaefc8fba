import { z } from "zod";
import given from "./mask-names.json" with { type: "json" };

const signs = z.string().min(1);
/** Signs by the first letter of how they are spoken, so that one finds whether a sign is among them. */
const byLetter = z
  .record(z.string().length(1), signs)
  .transform((letters) => Object.values(letters).join(""));
const byUse = z.object({ sure: byLetter, common: signs });
const spaced = z.string().transform((words) => words.split(" "));
const listed = z.object({ source: z.string(), words: spaced });
/** Words of two signs, by one of them: 家: 宝伟辉. */
const bySign = z.record(z.string(), z.string());

const namesSchema = z.object({
  surnames: z.object({
    source: z.string(),
    plain: signs,
    wordy: signs,
    odd: signs,
    firm: signs,
    peoples: signs,
    compound: signs,
  }),
  given: z.object({
    source: z.string(),
    first: byUse,
    second: byUse,
    single: byUse,
    popular: bySign,
    sureSingle: signs,
    popularSingle: signs,
    never: signs,
    dotted: signs,
    sounded: signs,
    soundsMore: signs,
    notLast: signs,
    dai: signs,
  }),
  pinyin: listed,
  framed: z.object({
    source: z.string(),
    names: spaced,
    not: spaced,
    before: spaced,
    sure: spaced,
    after: spaced,
  }),
  private: z.object({
    source: z.string(),
    residents: spaced,
    trades: spaced,
    family: spaced,
    notAlone: signs,
    worst: spaced,
  }),
  titles: listed,
  words: z.object({ source: z.string(), certain: bySign, rare: bySign }),
  whole: listed,
  tails: z.object({ source: z.string(), signs, places: signs }),
  endings: z.object({ source: z.string(), words: bySign }),
  cues: z.object({
    direct: listed,
    people: listed,
    near: listed,
    leads: listed,
    deeds: listed,
    roles: listed,
    shopAfter: listed,
    unitAfter: listed,
    after: listed,
    notAfter: listed,
    kin: listed,
    staffBefore: listed,
    staffAfter: listed,
    placeAfter: listed,
  }),
});

const data = namesSchema.parse(given);
const pairs = (lists: Record<string, string>, join: (by: string, sign: string) => string) =>
  new Set(Object.entries(lists).flatMap(([by, all]) => [...all].map((sign) => join(by, sign))));

/** One bit for each thing that a sign can be in a name. */
export const SIGN = {
  plain: 1,
  wordy: 2,
  odd: 4,
  first: 8,
  firstCommon: 16,
  second: 32,
  secondCommon: 64,
  single: 128,
  singleCommon: 256,
  never: 512,
  firm: 1024,
};
/** Any surname of one sign; any sign that begins a given name. */
export const FAMILY = SIGN.plain | SIGN.wordy | SIGN.odd;
export const GIVEN = SIGN.first | SIGN.firstCommon | SIGN.single | SIGN.singleCommon;

const flags = new Uint16Array(0x10000);
const flag = (all: string, bit: number) => {
  for (const sign of all) flags[sign.charCodeAt(0)] = (flags[sign.charCodeAt(0)] ?? 0) | bit;
};
const { surnames, given: names } = data;
flag(surnames.plain, SIGN.plain);
flag(surnames.wordy, SIGN.wordy);
flag(surnames.odd, SIGN.odd);
flag(surnames.firm, SIGN.firm);
flag(names.first.sure, SIGN.first);
flag(names.first.common, SIGN.firstCommon);
flag(names.second.sure, SIGN.second);
flag(names.second.common, SIGN.secondCommon);
flag(names.single.sure, SIGN.single);
flag(names.single.common, SIGN.singleCommon);
flag(names.never, SIGN.never);

/** What the sign at this place can be in a name. */
export const signAt = (text: string, at: number): number => flags[text.charCodeAt(at)] ?? 0;

/** Given names that many people bear. */
export const POPULAR: ReadonlySet<string> = new Set([
  ...pairs(names.popular, (first, second) => first + second),
  ...names.popularSingle,
]);
/** Of one sign, and hardly anything else: 霞, 磊. */
export const SURE_SINGLE: ReadonlySet<string> = new Set(names.sureSingle);
/** Signs that write the sounds of another language: 买买提, 扎西. */
export const SOUNDS: ReadonlySet<string> = new Set(names.dotted);
/** For patterns: signs that such a name begins with, goes on with, and cannot end in: 都 there is a word. */
export const SOUNDED = {
  first: names.sounded,
  any: names.dotted + names.soundsMore,
  notLast: names.notLast,
};
/** Names as other peoples' sounds are written, and what around them says that somebody is meant. */
export const FRAMED = { ...data.framed, dai: names.dai };
/** 岩温, 玉罕: the men and women of the Dai, by what follows. */
export const DAI = new RegExp(`^[岩玉][${names.dai}]$`);
/** Surnames as they are spelt in Latin letters. */
export const PINYIN: readonly string[] = data.pinyin.words;
/** Surnames of the peoples of Yunnan, whose given names are on no list. */
export const PEOPLES: ReadonlySet<string> = new Set(surnames.peoples);
/** Surnames of two signs. */
export const COMPOUND: ReadonlySet<string> = new Set(surnames.compound.split(" "));
/** Ordinary words of two signs that begin with a surname: 安全, 高压. */
export const WORDS_CERTAIN: ReadonlySet<string> = pairs(
  data.words.certain,
  (surname, sign) => surname + sign,
);
/** The same, where names may begin so too: 高明. */
export const WORDS_RARE: ReadonlySet<string> = pairs(data.words.rare, (surname, sign) => surname + sign);
/** Ordinary words of two signs that end in a surname: 平安, 提高. */
export const ENDINGS: ReadonlySet<string> = pairs(data.endings.words, (surname, sign) => sign + surname);
/** Words no part of which is a name: 支付宝. */
export const WHOLE: readonly string[] = data.whole.words;
/** Places, things and deeds of three signs end so, names do not: 张家桥. */
export const TAILS: ReadonlySet<string> = new Set(data.tails.signs);
/** Of those, what only places end with: 王筇路 is none even where a name may stand. */
export const PLACES: ReadonlySet<string> = new Set(data.tails.places);
/** What follows a surname and is no given name: 小姐, 师傅. */
export const TITLES: ReadonlySet<string> = new Set(data.titles.words);
/** Words for persons: 房东和保安 are two, and neither is named. */
export const PERSONS: ReadonlySet<string> = new Set([
  ...data.cues.direct.words,
  ...data.cues.people.words,
  ...data.cues.roles.words,
  ...data.cues.staffBefore.words,
]);
/** Who is known by a surname alone: 常师傅家, 和家两弟兄. */
export const PRIVATE = data.private;
/** Words before and after names. */
export const CUES = data.cues;
/** For patterns: any surname of one sign. */
export const SURNAMES = `[${surnames.plain}${surnames.wordy}${surnames.odd}]`;
