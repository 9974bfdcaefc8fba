import { say } from "../say/zh-CN.ts";
import type { DraftFacts } from "./draft-card.ts";
import { button, card, escapeMarkdown, markdown, row } from "./parts.ts";
import { titleOf } from "./which-draft-card.ts";

const LISTED_MAX = 20;

type Listed = { drafts: readonly DraftFacts[]; inGroup: boolean };
const lines = ({ drafts, inGroup }: Listed): string => {
  const named = drafts.filter((draft) => !(inGroup && draft.restricted));
  const apart = drafts.length - named.length;
  return [
    ...named.slice(0, LISTED_MAX).map(titleOf),
    ...(named.length > LISTED_MAX ? [say.andMore(named.length - LISTED_MAX)] : []),
    // Of these a group hears how many.
    ...(apart > 0 ? [say.restrictedCount(apart)] : []),
  ]
    .map((line) => `- ${escapeMarkdown(line)}`)
    .join("\n");
};

/** 「全部取消」, 「全部确认」: one question for all of them; nothing is done before the tap. */
export function askAllCard(q: Listed & { act: "discard" | "confirm"; left: readonly DraftFacts[] }) {
  const word = say.allWord[q.act];
  const of = q.drafts.map(({ id, version }) => `${id}.${version}`).join(",");
  return card({
    title: say.allAsked(word, q.drafts.length),
    tone: "blue",
    elements: [
      ...(q.drafts.length > 0
        ? [
            markdown(lines(q)),
            row(
              button({
                text: say.allButton(word, q.drafts.length),
                look: q.act === "confirm" ? "primary_filled" : "danger",
                value: { c: "all-drafts", act: q.act, of },
              }),
            ),
          ]
        : []),
      ...leftOver(q.left, q.inGroup),
    ],
  });
}

/** What became of them, in place of the question. */
export function allDoneCard(
  q: Listed & { title: string; lines: readonly string[]; left: readonly DraftFacts[] },
) {
  return card({
    title: q.title,
    tone: "grey",
    elements: [
      ...(q.lines.length > 0
        ? [markdown(q.lines.map((line) => `- ${escapeMarkdown(line)}`).join("\n"))]
        : []),
      ...leftOver(q.left, q.inGroup),
    ],
  });
}

const leftOver = (left: readonly DraftFacts[], inGroup: boolean) =>
  left.length > 0 ? [markdown(`${say.allLeft(left.length)}\n${lines({ drafts: left, inGroup })}`)] : [];
