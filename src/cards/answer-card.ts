import type { Card } from "../domain/message.ts";
import { button, card, escapeMarkdown, hr, markdown, row, type TapValue, type Tone } from "./parts.ts";

const ROWS_MAX = 60;
const PAGE_ROWS = 10;

export type Table = { columns: readonly string[]; rows: readonly (readonly string[])[] };

/** Figures with what they mean below them, and a table where there is one. Lines are markdown of our own. */
export function answerCard(q: {
  title: string;
  lines: readonly string[];
  definitions: readonly string[];
  table?: Table;
  tone?: Tone;
}): Card {
  return card({
    title: q.title,
    tone: q.tone ?? "blue",
    elements: [
      markdown(q.lines.join("\n\n")),
      ...(q.table ? [tableOf(q.table)] : []),
      ...footOf(q.definitions),
    ],
  });
}

/** Definitions under what they define, in grey. */
export function footOf(definitions: readonly string[]): Record<string, unknown>[] {
  if (definitions.length === 0) return [];
  const text = definitions.map(escapeMarkdown).join("\n");
  return [hr(), markdown(`<font color='grey'>${text}</font>`)];
}

/** The first column is a name; a table's cells are plain text, which escapes itself. */
function tableOf({ columns, rows }: Table): Record<string, unknown> {
  const named = columns.map((title, index) => ({ name: `c${index}`, title }));
  return {
    tag: "table",
    page_size: PAGE_ROWS,
    row_height: "low",
    header_style: { bold: true, background_style: "grey" },
    columns: named.map(({ name, title }) => ({
      name,
      display_name: title,
      data_type: "text",
      width: "auto",
    })),
    rows: rows
      .slice(0, ROWS_MAX)
      .map((cells) => Object.fromEntries(named.map(({ name }, index) => [name, cells[index] ?? ""]))),
  };
}

const CHOICES_MAX = 8;

/** One question, and a button for each answer; a tap asks again with it. */
export function choiceCard(q: {
  title: string;
  question: string;
  choices: readonly { text: string; value: TapValue }[];
}): Card {
  return card({
    title: q.title,
    tone: "blue",
    elements: [
      markdown(escapeMarkdown(q.question)),
      ...q.choices.slice(0, CHOICES_MAX).map((choice) => row(button(choice))),
    ],
  });
}
