// @ts-check
import { el } from "./dom.js";

/**
 * What one can do with a message, behind one small button: anybody may reply; only its author changes it or takes it
 * back. A recalled message has no menu.
 * @param {any} message
 * @param {{ me: string, reply(message: any): void, edit(message: any): void, recall(messageId: string): void }} q
 */
export function messageMenu(message, q) {
  if (message.recalled) return false;
  const own = message.from === q.me;
  /** @param {string} label @param {string} name @param {() => void} act */
  const item = (label, name, act) =>
    el("button", { type: "button", "data-testid": `menu-${name}`, onclick: act }, label);
  const menu = el(
    "details",
    { class: "menu" },
    el("summary", { "aria-label": "对这条消息的操作", "data-testid": "message-menu" }, "⋯"),
    el(
      "div",
      { class: "items", "data-testid": "menu-items" },
      item("回复", "reply", () => q.reply(message)),
      own && message.msgType === "text" && item("编辑", "edit", () => q.edit(message)),
      own && item("撤回", "recall", () => q.recall(message.messageId)),
    ),
  );
  menu.addEventListener("click", (/** @type {any} */ event) => {
    if (event.target.closest("button")) menu.removeAttribute("open");
  });
  menu.addEventListener("focusout", (/** @type {any} */ event) => {
    if (!menu.contains(event.relatedTarget)) menu.removeAttribute("open");
  });
  return menu;
}

const QUOTE_SIGNS_MAX = 40;

/** The beginning of the words of a message, for a line above the one that replies to it. @param {any} message */
export function wordsOf(message) {
  if (!message) return "";
  const { content, msgType } = message;
  if (message.recalled) return "消息已撤回";
  if (msgType === "merge_forward") return "[合并转发]";
  const text =
    msgType === "text" ? content.text : msgType === "interactive" ? content.header?.title?.content : "[图片]";
  const signs = [...String(text ?? "")];
  return signs.length > QUOTE_SIGNS_MAX ? `${signs.slice(0, QUOTE_SIGNS_MAX).join("")}…` : signs.join("");
}
