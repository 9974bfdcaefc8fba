import type { Matter } from "../../db/matters.ts";
import type { Card } from "../domain/message.ts";
import { sayDoubt } from "../say/doubt.ts";
import { button, card, escapeMarkdown, markdown, row } from "./parts.ts";

type Asked = { matter: Matter; words: string };

/** A yes with a but: which of the two is meant. Nothing was done yet, and each button does it at once. */
export function passOrReturnCard({ matter, words }: Asked): Card {
  const value = { id: matter.id, v: matter.version, text: words };
  return card({
    title: sayDoubt.askedTitle(matter.number ?? ""),
    tone: "orange",
    elements: [
      markdown(escapeMarkdown(sayDoubt.asked(words))),
      row(
        button({ text: sayDoubt.sendBack(), value: { c: "return-to-work", ...value } }),
        button({ text: sayDoubt.pass(), value: { c: "pass-verification", ...value, sure: 1 } }),
      ),
    ],
  });
}

/** Done, but: whether it is to be handed in as it stands. */
export function handInCard({ matter, words }: Asked): Card {
  return card({
    title: sayDoubt.handInTitle(matter.number ?? ""),
    tone: "orange",
    elements: [
      markdown(escapeMarkdown(sayDoubt.handIn(words))),
      row(
        button({
          text: sayDoubt.handInButton(),
          value: { c: "submit-rectification", id: matter.id, v: matter.version, text: words, sure: 1 },
        }),
      ),
    ],
  });
}
