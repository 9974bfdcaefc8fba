import { say } from "../say/zh-CN.ts";
import type { DraftFacts } from "./draft-card.ts";
import { button, card, escapeMarkdown, markdown, row } from "./parts.ts";

const closed = (title: string, says: string) =>
  card({ title, tone: "grey", elements: [markdown(escapeMarkdown(says))] });

/** What stands where an older card of a draft stood, once a newer one shows it. */
export const updatedCard = () => closed(say.updatedTitle(), say.updated());

/** … once another card shows what was registered of it. */
export const registeredCard = (number: string) => closed(say.registeredTitle(), say.registeredAs(number));

/** What stands where it was asked which draft is meant, once none of them can be. */
export const choiceOverCard = () => closed(say.choiceOverTitle(), say.choiceOver());

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
