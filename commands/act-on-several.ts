import { z } from "zod";
import { answer, defineCommand, type Said, type StaffContext } from "../src/command.ts";
import { AskAgain } from "../src/errors.ts";
import { saySeveral } from "../src/say/several.ts";
import { say } from "../src/say/zh-CN.ts";

type Outcome = { line: string; said: Said[] };

/**
 * 「签收 0005、0006」: each is judged by itself and done or not, in a savepoint of its own; one answer tells of each.
 * A span (「5-8号」) was not written out, so nobody can say what stands in it: it is asked.
 */
export default defineCommand({
  name: "act-on-several",
  words: [],
  usage: "",
  does: null,
  place: 100,
  who: "staff",
  args: z.object({
    // Only these: whoever taps must not reach by this way what has its own rights.
    act: z.enum([
      "accept",
      "pass-verification",
      "return-to-work",
      "submit-rectification",
      "follow-up",
      "ask-return",
      "undo",
    ]),
    asks: z.enum(["span", "one-by-one"]).nullable().default(null),
    numbers: z.array(z.string()).max(20).default([]),
    text: z.string().max(2000).default(""),
  }),

  async run(ctx, { act, asks, numbers, text }) {
    const command = ctx.commands.find(({ name }) => name === act);
    const word = command?.words[0] ?? "";
    if (asks === "span") throw new AskAgain(saySeveral.span(word));
    if (asks === "one-by-one") throw new AskAgain(saySeveral.oneByOne(word));
    const all: Outcome[] = [];
    for (const number of numbers) all.push(await outcomeOf(ctx, act, { number, text }));
    return [answer(all.map(({ line }) => line).join("\n")), ...all.flatMap(({ said }) => said)];
  },
});

async function outcomeOf(
  ctx: StaffContext,
  act: string,
  input: { number: string; text: string },
): Promise<Outcome> {
  const command = ctx.commands.find(({ name }) => name === act);
  const [word = ""] = command?.words ?? [];
  if (!command) return { line: saySeveral.refused(input.number, say.notUnderstood()), said: [] };
  try {
    const said = await ctx.tx.transaction((savepoint) => command.start({ ...ctx, tx: savepoint }, input));
    const done = said.find((item) => item.kind === "toast" && item.tone === "success");
    // What it asks with a card of its own is asked when that one is meant alone.
    if (done?.kind !== "toast") return { line: saySeveral.asked(input.number, word), said: [] };
    return {
      line: done.text.includes(input.number) ? done.text : `${input.number}:${done.text}`,
      said: said.filter(({ kind }) => kind === "tell" || kind === "refresh"),
    };
  } catch (error) {
    if (error instanceof AskAgain) return { line: saySeveral.refused(input.number, error.message), said: [] };
    throw error;
  }
}
