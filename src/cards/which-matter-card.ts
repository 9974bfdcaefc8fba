import type { Matter } from "../../db/matters.ts";
import type { Card } from "../domain/message.ts";
import { sayWhich } from "../say/which.ts";
import { button, card, escapeMarkdown, markdown, row } from "./parts.ts";
import { apartTitle } from "./which-draft-card.ts";

const NAMED_MAX = 8;
const TASK_CHARS_MAX = 16;

/** What was said fits none of a person's matters: which is meant, if any. Each button does at once what the words asked. */
export function whichMatterCard(q: {
  matters: readonly Matter[];
  command: string;
  text: string;
  inGroup: boolean;
  /** Why it is asked, where that is not that the words fit none. */
  says?: string;
}): Card {
  return card({
    title: q.matters.length === 1 && !q.says ? sayWhich.titleOfOne() : sayWhich.title(),
    tone: "orange",
    elements: [
      markdown(escapeMarkdown(q.says ?? (q.matters.length === 1 ? sayWhich.noneOfOne() : sayWhich.none()))),
      ...q.matters.slice(0, NAMED_MAX).map((matter) =>
        row(
          button({
            text: q.inGroup && matter.restricted ? apartTitle(matter, true) : titleOf(matter),
            value: {
              c: q.command,
              id: matter.id,
              v: matter.version,
              which: 1,
              ...(q.text ? { text: q.text } : {}),
            },
          }),
        ),
      ),
    ],
  });
}

function titleOf({ number, task }: Matter): string {
  const signs = [...task];
  const short = signs.length > TASK_CHARS_MAX ? `${signs.slice(0, TASK_CHARS_MAX).join("")}…` : task;
  return `${number} ${short}`;
}
