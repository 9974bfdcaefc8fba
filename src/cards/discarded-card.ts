import { say } from "../say/zh-CN.ts";
import type { DraftFacts } from "./draft-card.ts";
import { button, card, escapeMarkdown, markdown, row } from "./parts.ts";

/** What stands where an older card of a draft stood, once a newer one shows it. */
export const updatedCard = () =>
  card({ title: say.updatedTitle(), tone: "grey", elements: [markdown(escapeMarkdown(say.updated()))] });

/** Of several drafts one was thrown away by a word: which, and the tap that brings its words back. */
export const discardedCard = (draft: Pick<DraftFacts, "task" | "unitName">, by: "shown" | "named") =>
  card({
    title: say.discardedTitle(),
    tone: "grey",
    elements: [
      markdown(escapeMarkdown(say.discardedThis(draft.unitName, draft.task, by))),
      row(button({ text: say.reportAgain(), value: { c: "report", text: draft.task } })),
    ],
  });
