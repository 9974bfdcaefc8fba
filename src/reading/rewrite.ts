import { maskText } from "./masks/mask.ts";
import { isRestricted } from "./restricted.ts";
import { countOf, harmOf, partiesOf, placeOf } from "./rewrite-parts.ts";
import { finderOf, finderOfWords, REWRITE } from "./rewrite-words.ts";

export type TaskSource = {
  /** The masked text. */
  text: string;
  category: string | null;
  /** As the register writes it. */
  unit: string | null;
  place: string | null;
  coUnits?: readonly string[];
};

const findCauses = finderOf(REWRITE.causes);
const findDeeds = finderOf(REWRITE.deeds);
const findFaults = finderOf(REWRITE.faults);
const findRequests = finderOf(REWRITE.requests);
const findReferral = finderOfWords(REWRITE.referrals);
const DESTINATION = new RegExp(
  `(?:到|去|克|赴|进|上|跑)了?(${[...REWRITE.destinations].sort((a, b) => b.length - a.length).join("|")}|京)`,
);

const CHARS_MAX = 60;
const DEEDS_MAX = 2;

/**
 * What a dispute, a petition or a security matter is about, in words of our own: where, how many, why, what happened.
 * It never holds a name, a number, a room or a label; null when the text says nothing of this, or nothing to be told.
 */
export function rewriteTask(q: TaskSource): string | null {
  if (isRestricted(q.text).restricted) return null;
  const text = withoutUnits(q);
  const about = {
    causes: findCauses(text).map(({ say }) => say),
    deeds: findDeeds(text).map(({ say }) => say),
  };
  const where = `${[q.unit, ...(q.coUnits ?? [])].filter(Boolean).join("与")}${placeOf(text, q.place)}`;
  const told =
    q.category === "重点信访案件"
      ? petition(text, about)
      : q.category === "突出治安问题"
        ? security(text, about)
        : dispute(text, about);
  if (told === null) return null;
  const request = findRequests(text)[0]?.say;
  const long = `${where}${told}${request ? `,${request}` : ""}`;
  const task = [long, `${where}${told}`, `${q.unit ?? ""}${told}`, told].find(
    (one) => one.length <= CHARS_MAX,
  );
  // A unit's own name may look like a person's; what we add to it must not.
  return task !== undefined && maskText(told, { eager: true }).codes.length === 0 ? task : null;
}

/** 「因漏水打架」, and 「因婚姻家庭纠纷打架」: what only names a field needs its word; 「有纠纷」 behind it says that itself. */
const becauseOf = (cause: string, happened: string): string =>
  `因${cause}${happened && FIELDS.has(cause) ? "纠纷" : ""}`;
const FIELDS = new Set(REWRITE.fields);

/** The words of a unit's name say who it is, not what happened there: 康宁医院 is no party. */
function withoutUnits({ text, unit, coUnits = [] }: TaskSource): string {
  return [unit, ...coUnits].reduce(
    (rest: string, name) => (name ? rest.replaceAll(name.replace(/^示例·/, ""), "") : rest),
    text.normalize("NFKC"),
  );
}

/** What is written of such a matter when nothing of it may be told. */
export function plainTask(category: string | null): string {
  return REWRITE.plain[category ?? "other"] ?? REWRITE.plain.other;
}

type About = { causes: readonly string[]; deeds: readonly string[] };

function dispute(text: string, { causes, deeds }: About): string | null {
  const who = partiesOf(text);
  const harm = harmOf(text);
  // 讨薪 says why.
  const [cause] = deeds.includes("讨薪") ? [] : causes;
  if (!cause && deeds.length === 0 && !harm) return null;
  // 争吵 says more than 闹矛盾, and either is enough.
  const mild = ["闹矛盾", "争吵"];
  const strong = deeds.filter((deed) => !mild.includes(deed) || deeds.every((one) => mild.includes(one)));
  const happened = strong.slice(0, strong.every((one) => mild.includes(one)) ? 1 : DEEDS_MAX).join("、");
  return `${who}${cause ? becauseOf(cause, happened) : ""}${happened || "有纠纷"}${harm ? `,${harm}` : ""}`;
}

function petition(text: string, { causes }: About): string | null {
  const [cause] = causes;
  const [, destination] = DESTINATION.exec(text) ?? [];
  const who = partiesOf(text);
  if (findReferral(text).length > 0) return `信访转送件${cause ? `,反映${cause}的事` : ""}`;
  if (destination && !["街道", "社区", "街道办"].includes(destination))
    return `${who || "有信访人"}${cause && !who.includes(cause) ? becauseOf(cause, "走访") : ""}到${destination === "京" ? "北京" : destination}走访`;
  if (cause) return `有${who && /^\d|[一二两三四五六七八九十几]/.test(who) ? who : "信访人"}反映${cause}的事`;
  return /信访|上访|来访|反映|举报|投诉/.test(text) ? "有信访人反映诉求" : null;
}

function security(text: string, { causes, deeds }: About): string | null {
  const faults = findFaults(text).map(({ say }) => say);
  const [happened, harm] = [deeds.filter((deed) => deed !== "闹矛盾").slice(0, DEEDS_MAX), harmOf(text)];
  if (happened.length === 0)
    return faults.length > 0
      ? faults.join("、")
      : causes.length + deeds.length > 0 || harm
        ? dispute(text, { causes, deeds })
        : null;
  const [cause] = causes.filter((one) => ["停车", "噪音", "债务", "婚姻家庭", "占道"].includes(one));
  return `${countOf(text)}${cause ? becauseOf(cause, happened[0] ?? "") : ""}${happened.join("、")}${[...(harm ? [harm] : []), ...faults].map((one) => `,${one}`).join("")}`;
}
