import type { Calendar } from "../domain/calendar.ts";
import type { ReadContext } from "./context.ts";
import { readQuery } from "./query.ts";
import type { QueryReading } from "./reading.ts";
import { readRefusal } from "./refusal.ts";
import type { UnitIndex } from "./unit-index.ts";
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

/** The command that answers a question so far; the rest of the questions wait for theirs. */
const COMMANDS: Record<string, "mine" | "ledger" | "help"> = {
  help: "help",
  "query.mine": "mine",
  "query.list": "ledger",
  "query.board": "ledger",
};
const PLACES = ["street", "unit", "unit_text", "lead_dept", "matter_no", "matter_no_suffix"];
/** Names of the sentences that the bot has for a refusal, where they differ. */
const SENTENCES: Record<string, string> = { fake_zero: "mark-zero" };

/** Refusals first: a request to delete or to intercept must never be read as a report. Then questions, then reports. */
export function readAct(given: string, q: Context): Act {
  const text = given.normalize("NFKC").trim();
  const ctx: ReadContext = {
    ...q,
    hasPictures: false,
    forwarded: false,
    replyTo: null,
    hasDraft: false,
    lastQuery: null,
    lastReport: null,
  };
  const refused = readRefusal(text, ctx)?.intent.replace("refuse.", "");
  if (refused) return { kind: "refusal", refusal: SENTENCES[refused] ?? refused };
  if (isChatter(text)) return { kind: "chatter" };
  const asked = readQuery(text, ctx);
  const command = asked && COMMANDS[asked.intent];
  if (command) return { kind: "query", command };
  if (asked && !asked.intent.startsWith("cmd.") && isOfPlace(asked))
    return { kind: "query", command: "query" };
  const problem =
    Object.values(WORDS.categories).some((words) => hasAny(text, words)) ||
    hasAny(text, WORDS.incident.words);
  return problem && !asked ? { kind: "report" } : { kind: "unknown" };
}

const isOfPlace = (asked: QueryReading): boolean =>
  asked.ask.includes("unit") || PLACES.some((key) => key in asked.scope);

function isChatter(text: string): boolean {
  const bare = text
    .replace(/\p{Emoji_Presentation}|\p{Extended_Pictographic}|\uFE0F|[\s,,。.!!~、]/gu, "")
    .toLowerCase();
  if (bare === "") return true;
  if ([...bare].length > CHATTER_CHARS_MAX) return false;
  const left = WORDS.chatter.reduce((rest, word) => rest.replaceAll(word, ""), bare);
  return /^[了啦哈啊呢哦呀吧]*$/.test(left);
}
