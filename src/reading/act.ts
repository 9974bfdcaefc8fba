import type { Calendar } from "../domain/calendar.ts";
import { findMatterNumber } from "./matter-number.ts";
import { findUnits, type UnitIndex } from "./units.ts";
import { hasAny, WORDS } from "./words.ts";

/** What a message without a command word is: a report, a question, a thing we refuse, talk, or not understood. */
export type Act =
  | { kind: "report" }
  | { kind: "query"; command: "query" | "mine" | "ledger" | "help" }
  | { kind: "refusal"; refusal: string }
  | { kind: "chatter" }
  | { kind: "unknown" };

type Context = {
  at: Date;
  calendar: Calendar;
  units: UnitIndex;
  prefix: string;
  chat: { street: string | null; unit: string | null };
};

const CHATTER_CHARS_MAX = 12;

/** Refusals first: a request to delete or to intercept must never be read as a report. Then questions, then reports. */
export function readAct(given: string, q: Context): Act {
  const refusal = readRefusal(given, q);
  if (refusal) return { kind: "refusal", refusal };
  const text = given.normalize("NFKC").trim();
  if (isChatter(text)) return { kind: "chatter" };
  if (hasAny(text, WORDS.help)) return { kind: "query", command: "help" };
  const asks = hasAny(text, WORDS.questions);
  const problem =
    Object.values(WORDS.categories).some((words) => hasAny(text, words)) ||
    hasAny(text, WORDS.incident.words);
  if (hasAny(text, WORDS.mine)) return { kind: "query", command: "mine" };
  if (asks && hasAny(text, WORDS.ledger)) return { kind: "query", command: "ledger" };
  if (asks && (findMatterNumber(text, q.prefix) || isNamed(text, q)))
    return { kind: "query", command: "query" };
  if (problem) return { kind: "report" };
  // A name alone is a question about it.
  if (isNameAlone(text, q)) return { kind: "query", command: "query" };
  return { kind: "unknown" };
}

/**
 * What a sentence asks for that we refuse, by kind; null when it asks for none of it. Only where a ledger thing or a
 * person is meant: 「把杂物删除」 of a report is not a request to delete a matter.
 */
export function readRefusal(given: string, q: Pick<Context, "prefix">): string | null {
  const text = given.normalize("NFKC").trim();
  const kinds = Object.entries(WORDS.refusals).filter(([, words]) => hasAny(text, words));
  const aboutLedger =
    /(那条|这条|记录|台账|件|事项|考核|上访|信访|数据)/.test(text) ||
    findMatterNumber(text, q.prefix) !== null;
  for (const [kind] of kinds) {
    if (kind === "delete" && !aboutLedger) continue;
    if (kind === "intercept" && !/(上访|信访|访民|那几家|他们)/.test(text)) continue;
    if (kind === "pii" && !/(上访|信访|举报|投诉|反映|当事人|告的|那个)/.test(text)) continue;
    return kind;
  }
  return null;
}

function isChatter(text: string): boolean {
  const bare = text
    .replace(/\p{Emoji_Presentation}|\p{Extended_Pictographic}|\uFE0F|[\s,,。.!!~、]/gu, "")
    .toLowerCase();
  if (bare === "") return true;
  if ([...bare].length > CHATTER_CHARS_MAX) return false;
  const left = WORDS.chatter.reduce((rest, word) => rest.replaceAll(word, ""), bare);
  return /^[了啦哈啊呢哦呀吧]*$/.test(left);
}

function isNamed(text: string, q: Context): boolean {
  const { how } = findUnits(q.units, text, { street: null, unit: null });
  return how !== "missing";
}

function isNameAlone(text: string, q: Context): boolean {
  const found = findUnits(q.units, text, { street: null, unit: null });
  return found.how === "stated" && text.length <= found.unit.name.length + 3;
}
