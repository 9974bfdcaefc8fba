import { type AddForm, FORM } from "./unit-form-kinds.ts";
import { UNIT_WORDS } from "./unit-words.ts";

const KINDS = Object.entries(UNIT_WORDS.numbered);
const NUMERAL = `[${UNIT_WORDS.numerals}]{1,3}`;
const NUMBERED = new RegExp(`^(.*?)第(${NUMERAL})(${KINDS.map(([kind]) => kind).join("|")})(.*)$`);
const SHORTLY = new RegExp(`^(.{2,}?)(${NUMERAL})([中小幼])(?=$|.{2,}校区$)(.*)$`);
const KIND_OF_SHORT: Record<string, string> = { 中: "中学", 小: "小学", 幼: "幼儿园" };
const DIGITS: Record<string, string> = Object.fromEntries(
  [..."零一二三四五六七八九"].map((char, n) => [char, String(n)]),
);

/** 昆明市第五中学 is also 昆明五中, 市五中, 昆五中, 五中, 昆明5中; 书林一小 also 书林第一小学. */
export function numberedForms(bare: string, add: AddForm): void {
  if (bare.includes("第")) fullyNumbered(bare, add);
  else if (/[中小幼]/.test(bare)) shortlyNumbered(bare, add);
}

function fullyNumbered(bare: string, add: AddForm): void {
  const [, lead = "", number = "", kind = "", rest = ""] = NUMBERED.exec(bare) ?? [];
  const short = UNIT_WORDS.numbered[kind];
  if (!short) return;
  const digits = arabic(number);
  for (const front of leadsOf(lead)) {
    const isBare = front === "";
    // 五中 of one town is one school; 一院 may be the province's or the city's.
    const alone = short === "院" ? FORM.hint : FORM.stem;
    add(`${front}${number}${short}${rest}`, isBare ? alone : FORM.short, false);
    if (isBare) continue;
    if (kind === "人民医院") add(`${front}${number}医院${rest}`, FORM.short, false);
    if (!digits) continue;
    add(`${front}${digits}${short}${rest}`, FORM.short, false);
    add(`${front}第${digits}${kind}${rest}`, FORM.short, false);
  }
}

function shortlyNumbered(bare: string, add: AddForm): void {
  const [, lead = "", number = "", short = "", rest = ""] = SHORTLY.exec(bare) ?? [];
  const kind = KIND_OF_SHORT[short];
  if (kind) add(`${lead}第${number}${kind}${rest}`, FORM.variant, false);
}

/** 昆明市: 昆明市, 昆明, 市, 昆, and nothing; a name that is no region stays. */
function leadsOf(lead: string): string[] {
  const region = UNIT_WORDS.home.find((word) => word === lead);
  if (!region) return [lead];
  const suffix = /[省市区]$/.exec(lead)?.[0] ?? "";
  const plain = suffix ? lead.slice(0, -1) : lead;
  return [...new Set([lead, plain, suffix, plain.charAt(0), ""])];
}

function arabic(number: string): string {
  const ten = /^(.?)十(.?)$/.exec(number);
  if (ten) return `${DIGITS[ten[1] ?? ""] ?? "1"}${DIGITS[ten[2] ?? ""] ?? "0"}`;
  return DIGITS[number] ?? "";
}
