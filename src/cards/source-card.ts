import type { Card } from "../domain/message.ts";
import type { SourceAnswer, SourceQuestion } from "../domain/source.ts";
import { say } from "../say/zh-CN.ts";
import { button, card, escapeMarkdown, facts, markdown, row } from "./parts.ts";

type Asked = {
  matter: { id: number; number: string | null; task: string; unitName: string | null };
  question: SourceQuestion;
};

/** Asks the reporter what is so, now that the message behind the matter is gone or changed. */
export function sourceQuestionCard(q: Asked & { notes: readonly string[] }): Card {
  const { question } = q;
  const answer = (say: SourceAnswer) => ({
    c: "answer-source",
    id: q.matter.id,
    seq: question.seq,
    answer: say,
  });
  const [yes, no] =
    question.kind === "put-right"
      ? [
          button({ text: say.putRightButton, look: "primary", value: answer("put-right") }),
          button({ text: say.keepButton, value: answer("keep") }),
        ]
      : [
          button({ text: say.stillTrueButton, look: "primary", value: answer("still-true") }),
          button({ text: say.wrongButton, look: "danger", value: answer("wrong") }),
        ];
  return card({
    title: titleOf(q),
    tone: "orange",
    elements: [
      wordsOf(q),
      markdown(`**${escapeMarkdown(say.sourceAsked(question))}**`),
      row(yes, no),
      ...q.notes.map((note) => markdown(`<font color='grey'>${escapeMarkdown(note)}</font>`)),
    ],
  });
}

/** The same without its buttons, once there is nothing more to answer. */
export function sourceAnsweredCard(q: Asked & { says: string }): Card {
  return card({ title: titleOf(q), tone: "grey", elements: [wordsOf(q), markdown(escapeMarkdown(q.says))] });
}

const titleOf = ({ matter, question }: Asked) => say.sourceTitle(matter.number ?? "", question);

function wordsOf({ matter, question }: Asked) {
  return question.kind === "put-right"
    ? facts([
        ["责任单位", matter.unitName],
        ["台账上", question.before.task],
        ["修改后", question.after.task],
      ])
    : facts([
        ["责任单位", matter.unitName],
        ["整治任务", matter.task],
      ]);
}
