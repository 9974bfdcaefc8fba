import type { Card } from "../domain/message.ts";

type Element = Record<string, unknown>;
export type Tone = "blue" | "green" | "orange" | "red" | "grey" | "wathet" | "turquoise";

/** What people wrote must never become a mention, a link, a picture or a heading: markdown's own signs are escaped. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[&\\`*_~[\](){}<>#+|!-]|:(?=\/\/)/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A card in JSON 2.0. The summary is what the chat list shows. */
export function card(q: {
  title: string;
  tone: Tone;
  elements: Element[];
  subtitle?: string;
  tags?: { text: string; color: string }[];
}): Card {
  return {
    schema: "2.0",
    // A forwarded card would carry its buttons to people the matter does not concern.
    config: { update_multi: true, enable_forward: false, width_mode: "fill", summary: { content: q.title } },
    header: {
      template: q.tone,
      title: plain(q.title),
      ...(q.subtitle ? { subtitle: plain(q.subtitle) } : {}),
      ...(q.tags?.length
        ? {
            text_tag_list: q.tags
              .slice(0, 3)
              .map((tag) => ({ tag: "text_tag", text: plain(tag.text), color: tag.color })),
          }
        : {}),
    },
    body: { elements: q.elements },
  };
}

/** What stands where a draft's card stood, once there is no draft. */
export const goneCard = (says: string): Card =>
  card({ title: "已取消", tone: "grey", elements: [markdown(escapeMarkdown(says))] });

/** What a group sees where the card of a restricted matter would stand. */
export const apartCard = (says: string): Card =>
  card({ title: "限制事项", tone: "grey", elements: [markdown(escapeMarkdown(says))] });

export const plain = (content: string) => ({ tag: "plain_text", content });
/** Markdown of our own; anything a person wrote goes through escapeMarkdown first. */
export const markdown = (content: string): Element => ({ tag: "markdown", content });
export const hr = (): Element => ({ tag: "hr" });

/** Rows of 「名称:内容」; contents are escaped here. */
export function facts(rows: readonly (readonly [string, string | null])[]): Element {
  const lines = rows
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `**${name}** ${escapeMarkdown(value ?? "")}`);
  return markdown(lines.join("\n\n"));
}

export type TapValue = { c: string; id?: number; v?: number } & Record<string, string | number>;
type ButtonLook = "default" | "primary" | "primary_filled" | "danger";

/** A button that sends its value back. The value holds a command's name, ids and a version: never authority. */
export function button(q: { text: string; value: TapValue; look?: ButtonLook; confirm?: string }): Element {
  return {
    tag: "button",
    text: plain(q.text),
    type: q.look ?? "default",
    behaviors: [{ type: "callback", value: q.value }],
    ...(q.confirm ? { confirm: { title: plain(q.text), text: plain(q.confirm) } } : {}),
  };
}

/** A button inside a form: sends all fields with it. */
export function submit(q: { name: string; text: string; value: TapValue; look?: ButtonLook }): Element {
  return { ...button(q), name: q.name, form_action_type: "submit" };
}

export function row(...elements: Element[]): Element {
  return {
    tag: "column_set",
    flex_mode: "flow",
    columns: elements.map((element) => ({ tag: "column", width: "auto", elements: [element] })),
  };
}

export function form(name: string, elements: Element[]): Element {
  return { tag: "form", name, elements };
}

export function input(q: {
  name: string;
  label: string;
  placeholder: string;
  value?: string | undefined;
  multiline?: boolean;
  max?: number;
}): Element {
  return {
    tag: "input",
    name: q.name,
    label: plain(q.label),
    placeholder: plain(q.placeholder),
    max_length: q.max ?? 200,
    ...(q.multiline ? { input_type: "multiline_text" } : {}),
    ...(q.value ? { default_value: q.value } : {}),
  };
}

export function select(q: {
  name: string;
  placeholder: string;
  options: readonly { text: string; value: string }[];
  value?: string | undefined;
}): Element {
  return {
    tag: "select_static",
    name: q.name,
    placeholder: plain(q.placeholder),
    options: q.options.map((option) => ({ text: plain(option.text), value: option.value })),
    ...(q.value ? { initial_option: q.value } : {}),
  };
}

export function datePicker(q: { name: string; placeholder: string; value?: string | undefined }): Element {
  return {
    tag: "date_picker",
    name: q.name,
    placeholder: plain(q.placeholder),
    ...(q.value ? { initial_date: q.value } : {}),
  };
}
