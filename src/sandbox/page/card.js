// @ts-check

import { renderChart, renderTable } from "./card-data.js";
import { parseMarkdown } from "./card-markdown.js";
import { el } from "./dom.js";
import { renderField } from "./form.js";

/**
 * Draws a card in JSON 2.0.
 * @param {any} card @param {{ tap(q: {value: object, name?: string, formValue?: object}): Promise<void>, nameOf(id: string): string, kept: Map<string, string> }} chat
 */
export function renderCard(card, chat) {
  const { header, body } = card ?? {};
  return el(
    "article",
    { class: "card", "data-testid": "card" },
    header &&
      el(
        "header",
        { class: `card-header tone-${header.template ?? "default"}` },
        el("span", { class: "card-title" }, header.title?.content ?? ""),
        ...(header.text_tag_list ?? []).map((/** @type {any} */ tag) =>
          el("span", { class: `tag ink-${tag.color}` }, tag.text.content),
        ),
        header.subtitle && el("span", { class: "card-subtitle" }, header.subtitle.content),
      ),
    el("div", { class: "card-body" }, ...elements(body?.elements, chat)),
  );
}

/** @param {any[]} list @param {any} chat @param {HTMLFormElement} [form] @returns {Node[]} */
function elements(list, chat, form) {
  return (list ?? []).map((item) => element(item, chat, form));
}

/** @param {any} item @param {any} chat @param {HTMLFormElement} [form] @returns {Node} */
function element(item, chat, form) {
  switch (item.tag) {
    case "markdown":
      return el("div", {}, ...parseMarkdown(item.content).map((block) => renderBlock(block, chat)));
    case "div":
      return el(
        "div",
        {},
        item.text?.tag === "lark_md"
          ? el("div", {}, ...parseMarkdown(item.text.content).map((block) => renderBlock(block, chat)))
          : (item.text?.content ?? ""),
      );
    case "hr":
      return el("hr");
    case "column_set":
      return el(
        "div",
        { class: "card-columns" },
        ...item.columns.map((/** @type {any} */ column) =>
          el("div", {}, ...elements(column.elements, chat, form)),
        ),
      );
    case "form":
      return renderForm(item, chat);
    case "button":
      return renderButton(item, chat, form);
    case "table":
      return renderTable(item);
    case "chart":
      return renderChart(item);
    case "img":
      return el("img", {
        src: `./api/images/${encodeURIComponent(item.img_key)}`,
        alt: item.alt?.content ?? "",
      });
    case "person":
      return el("span", {}, `@${chat.nameOf(item.user_id)}`);
    case "collapsible_panel":
      return el(
        "details",
        { open: item.expanded },
        el("summary", {}, item.header?.title?.content ?? ""),
        ...elements(item.elements, chat, form),
      );
    case "interactive_container":
      return el("div", {}, ...elements(item.elements, chat, form));
    default:
      return (
        renderField(item, chat.kept, chat.nameOf) ??
        el("p", { class: "unknown" }, `暂不支持的组件 ${item.tag}`)
      );
  }
}

/** @param {any} item @param {any} chat */
function renderForm(item, chat) {
  const form = el("form", { onsubmit: (/** @type {Event} */ event) => event.preventDefault() });
  const isButton = (/** @type {any} */ one) => one.tag === "button";
  const fields = { ...item, elements: item.elements.filter((/** @type {any} */ one) => !isButton(one)) };
  form.append(...elements(fields.elements, { ...chat, formName: item.name }, form));
  form.append(el("div", { class: "buttons" }, ...elements(item.elements.filter(isButton), chat, form)));
  return form;
}

/** @param {any} item @param {any} chat @param {HTMLFormElement} [form] */
function renderButton(item, chat, form) {
  const callback = item.behaviors?.find((/** @type {any} */ one) => one.type === "callback");
  const link = item.behaviors?.find((/** @type {any} */ one) => one.type === "open_url");
  const button = el(
    "button",
    {
      type: "button",
      class: `button-${item.type ?? "default"}`,
      "data-testid": "card-button",
      disabled: item.disabled,
      onclick: async () => {
        if (item.confirm && !window.confirm(`${item.confirm.title.content}\n${item.confirm.text.content}`))
          return;
        if (link) window.open(link.default_url, "_blank", "noopener");
        if (!callback) return;
        if (form && item.form_action_type === "submit" && !form.reportValidity()) return;
        button.disabled = true;
        const formValue = form && item.form_action_type === "submit" ? valuesOf(form) : undefined;
        await chat.tap({ value: callback.value, name: item.name, formValue });
        button.disabled = false;
      },
    },
    item.text?.content ?? "",
  );
  return button;
}

/** @param {HTMLFormElement} form */
function valuesOf(form) {
  /** @type {Record<string, unknown>} */
  const values = {};
  for (const field of /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (
    form.querySelectorAll("[name]")
  )) {
    if ("selectedOptions" in field && field.multiple)
      values[field.name] = [...field.selectedOptions].map((option) => option.value);
    else values[field.name] = field.type === "date" && field.value ? `${field.value} +0800` : field.value;
  }
  return values;
}

/** @param {import("./card-markdown.js").Block} block @param {any} chat */
function renderBlock(block, chat) {
  const tag = block.kind === "quote" ? "blockquote" : "p";
  return el(
    tag,
    {},
    block.kind === "item" ? "• " : null,
    ...block.children.map((node) => renderInline(node, chat)),
  );
}

/** @param {import("./card-markdown.js").Inline} node @param {any} chat @returns {Node} */
function renderInline(node, chat) {
  const inner = "children" in node ? node.children.map((child) => renderInline(child, chat)) : [];
  switch (node.kind) {
    case "text":
      return document.createTextNode(node.text);
    case "bold":
      return el("strong", {}, ...inner);
    case "italic":
      return el("em", {}, ...inner);
    case "del":
      return el("del", {}, ...inner);
    case "font":
      return el("span", { class: `ink-${node.color}` }, ...inner);
    case "link":
      return el("a", { href: node.href, target: "_blank", rel: "noopener noreferrer" }, ...inner);
    case "at":
      return el("span", { class: "ink-blue" }, `@${chat.nameOf(node.id)}`);
    case "break":
      return el("br");
  }
}
