import type { Matter } from "../../db/matters.ts";
import type { Card } from "../domain/message.ts";
import { sayBeside } from "../say/remedy.ts";
import { button, card, escapeMarkdown, markdown, row } from "./parts.ts";

/** Part of what was said puts this one right: whether that is to be handed in. */
export function handInBesideCard({ matter, remedied }: { matter: Matter; remedied: string }): Card {
  const value = { id: matter.id, v: matter.version, text: remedied, sure: 1 };
  return card({
    title: sayBeside.handInTitle(matter.number ?? ""),
    tone: "orange",
    elements: [
      markdown(escapeMarkdown(sayBeside.handIn(remedied, matter.task))),
      row(button({ text: sayBeside.handInButton(), value: { c: "submit-rectification", ...value } })),
    ],
  });
}

/** What was said to be wrong stands on the ledger already: how far it is, or something new. */
export function openAlreadyCard(q: { matter: Matter; text: string; wrong: string }): Card {
  const { number, unitName, task } = q.matter;
  const again = unitName && !q.wrong.includes(unitName) ? `${unitName},${q.wrong}` : q.wrong;
  return card({
    title: sayBeside.openTitle(number ?? ""),
    tone: "orange",
    elements: [
      markdown(escapeMarkdown(sayBeside.open(q.wrong, task))),
      row(
        button({
          text: sayBeside.followButton(),
          value: { c: "follow-up", number: number ?? "", text: q.text },
        }),
        button({ text: sayBeside.reportButton(), value: { c: "report", text: again } }),
      ),
    ],
  });
}
