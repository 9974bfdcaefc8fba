import { z } from "zod";
import { keepQuestion } from "../db/conversations.ts";
import { footOf } from "../src/cards/answer-card.ts";
import { answer, defineCommand, type Said, type StaffContext } from "../src/command.ts";
import { AskAgain } from "../src/errors.ts";
import { answerFor } from "../src/query/answers.ts";
import { chosenFor } from "../src/query/which.ts";
import { findMatterNumber } from "../src/reading/matter-number.ts";
import { emptyQuery } from "../src/reading/queries/query-build.ts";
import { type QueryReading, querySchema } from "../src/reading/reading.ts";
import { findUnits } from "../src/reading/units/units.ts";
import { say } from "../src/say/zh-CN.ts";
import { sayQuery } from "../src/say/zh-CN-query.ts";

const QUESTION_CHARS_MAX = 4000;

/** A question as a button brings it back; it holds no authority: whoever taps sees what they may see. */
const carried = z
  .string()
  .max(QUESTION_CHARS_MAX)
  .transform((text, check) => {
    try {
      return querySchema.parse(JSON.parse(text));
    } catch {
      check.addIssue({ code: "custom", message: "no question of ours" });
      return z.NEVER;
    }
  });

/** What the ledger knows: a matter, a unit or street, counts, rates and tables; and plainly what it does not know. */
export default defineCommand({
  name: "query",
  words: ["查询", "查"],
  usage: "查询 金碧社区(或直接问:前卫街道还有几个逾期的)",
  does: "查单位、街道、编号,或问数:逾期、在办、销号率、未排查、未报、周报",
  place: 21,
  who: "staff",
  args: z.object({
    text: z.string().trim().default(""),
    /** The name that was chosen, and the question it belongs to, with who asked it. */
    name: z.string().optional(),
    q: carried.optional(),
    p: z.number().int().optional(),
  }),

  async run(ctx, { text, name, q, p }) {
    // In a group the card is everybody's, but it is changed only by whom it answers.
    if (p !== undefined && p !== ctx.sender.id) throw new AskAgain(sayQuery.notYours());
    const asked = q ?? saidIn(ctx, text);
    if (!asked) throw new AskAgain(say.queryHow());
    const query = name === undefined ? asked : aboutName(ctx, asked, name);
    await keepQuestion(ctx.tx, {
      chatId: ctx.place.chatId,
      personId: ctx.sender.id,
      query,
      at: ctx.at,
    });
    const said = withNotes(await answerFor(query.intent)(ctx, query), query.notes);
    // What was asked for and is not done comes first, with what there is instead.
    return query.params.file ? [answer(sayQuery.noExport()), ...said] : said;
  },
});

function aboutName(ctx: StaffContext, query: QueryReading, name: string): QueryReading {
  const unit = ctx.units.byName.get(name);
  if (!unit) throw new AskAgain(say.unitNotFound(name));
  return chosenFor(query, unit);
}

/** The question a message asks; behind 「查询」 also the bare name of a place or a number. */
function saidIn(ctx: StaffContext, text: string): QueryReading | null {
  const said = ctx.reading?.query;
  if (said?.intent.startsWith("query.")) return said;
  const named = findMatterNumber(text, ctx.campaign.numberPrefix);
  if (named) {
    const scope = "number" in named ? { matter_no: named.number } : { matter_no_suffix: named.suffix };
    return emptyQuery({ intent: "query.matter", scope });
  }
  const status = emptyQuery({ intent: "query.unit_status" });
  const found = findUnits(ctx.units, text, { street: ctx.place.streetName, unit: ctx.place.unitName });
  switch (found.how) {
    case "stated":
    case "context":
      return chosenFor(status, found.unit);
    case "ambiguous":
      return { ...status, ask: ["unit"], candidates: found.candidates.map((unit) => unit.name) };
    case "unknown":
      return {
        ...status,
        scope: { unit_text: found.text },
        ask: ["unit"],
        candidates: found.near.map((unit) => unit.name),
      };
    default:
      return null;
  }
}

/** How the question was taken stands with its answer; a matter's own card is everybody's and stays as it is. */
function withNotes(said: readonly Said[], notes: readonly string[]): Said[] {
  if (notes.length === 0) return [...said];
  return said.map((item) => {
    if (item.kind === "answer" && "text" in item.body) {
      const { text } = item.body;
      // Whose figures they are says nothing under an answer that has none.
      const kept = /\d/.test(text) ? notes : notes.filter((note) => !note.startsWith("按本群的"));
      return { ...item, body: { text: [text, ...kept].join("\n") } };
    }
    if (item.kind !== "show" || item.matterId !== null) return item;
    const { card } = item;
    const elements = [...card.body.elements, ...footOf(notes)];
    return { ...item, card: { ...card, body: { ...card.body, elements } } };
  });
}
