// @ts-check
import { renderCard } from "./card.js";
import { el, shortTime } from "./dom.js";
import { messageMenu, wordsOf } from "./message-menu.js";

/** What somebody typed into a card's form, by message: it survives drawing the list again. @type {Map<string, Map<string, string>>} */
const typed = new Map();
/** How often a message had been updated when it was last drawn. @type {Map<string, number>} */
const drawn = new Map();

/**
 * @param {HTMLElement} list @param {any[]} messages
 * @param {{ me: string, nameOf(id: string): string, tap(messageId: string, q: object): Promise<void>,
 *   reply(message: any): void, edit(message: any): void, recall(messageId: string): void }} q
 */
export function renderMessages(list, messages, q) {
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const focused = /** @type {HTMLElement|null} */ (document.activeElement);
  const held =
    focused && list.contains(focused)
      ? {
          id: focused.closest("[data-message-id]")?.getAttribute("data-message-id"),
          selector: ["name", "data-testid"]
            .filter((attribute) => focused.hasAttribute(attribute))
            .map((attribute) => `[${attribute}="${focused.getAttribute(attribute)}"]`)[0],
        }
      : null;
  const menuOf = list
    .querySelector(".menu[open]")
    ?.closest("[data-message-id]")
    ?.getAttribute("data-message-id");
  const byId = new Map(messages.map((message) => [message.messageId, message]));
  // The bot answers every message as a reply; only people's quotes say something.
  const quoted = (/** @type {any} */ message) => (message.from === "bot" ? null : byId.get(message.replyTo));
  list.replaceChildren(
    ...(messages.length > 0
      ? messages.map((message) => renderMessage(message, quoted(message), q))
      : [emptyState()]),
  );
  // A message that comes in just then must not shut the menu under somebody's finger.
  if (menuOf) list.querySelector(`[data-message-id="${menuOf}"] .menu`)?.setAttribute("open", "");
  if (atEnd) list.scrollTop = list.scrollHeight;
  // Nor may it take the keyboard away from a field, a button or a menu.
  if (held?.id && held.selector) {
    const again = /** @type {HTMLElement|null} */ (
      list.querySelector(`[data-message-id="${held.id}"] ${held.selector}`)
    );
    again?.focus();
  }
}

function emptyState() {
  return el(
    "li",
    { class: "empty" },
    "还没有消息。",
    el("br"),
    "试试发:滇润农贸市场二楼灭火器过期4具,3天内整改",
  );
}

/** @param {any} message @param {any} quoted @param {any} q */
function renderMessage(message, quoted, q) {
  const mine = message.from === q.me;
  const bot = message.from === "bot";
  const before = drawn.get(message.messageId);
  drawn.set(message.messageId, message.updatedCount);
  // A card that was changed is drawn afresh: what was typed into the old one was for the old one.
  if (before !== undefined && before !== message.updatedCount) typed.delete(message.messageId);
  const fresh = before !== message.updatedCount;
  return el(
    "li",
    {
      class: `message ${mine ? "mine" : ""} ${fresh ? "fresh" : ""}`,
      "data-testid": "message",
      "data-message-id": message.messageId,
    },
    el(
      "span",
      { class: `face ${bot ? "bot" : ""}`, "aria-hidden": "true" },
      bot ? "五零" : message.fromName.slice(-2),
    ),
    el(
      "div",
      {},
      el(
        "div",
        { class: "who" },
        el("span", {}, message.fromName),
        el("time", {}, shortTime(message.shownAt)),
        message.edited && !message.recalled && el("span", { "data-testid": "edited" }, "已编辑"),
        messageMenu(message, q),
      ),
      quoted && el("div", { class: "quote" }, `${quoted.fromName}:${wordsOf(quoted)}`),
      message.recalled
        ? el("div", { class: "bubble recalled", "data-testid": "recalled" }, "消息已撤回")
        : contentOf(message, q),
    ),
  );
}

/** @param {any} message @param {any} q */
function contentOf(message, q) {
  const { content, msgType, messageId } = message;
  if (msgType === "interactive") {
    const kept = typed.get(messageId) ?? new Map();
    typed.set(messageId, kept);
    return renderCard(content, {
      nameOf: q.nameOf,
      kept,
      tap: (/** @type {object} */ tap) => q.tap(messageId, tap),
    });
  }
  const bubble = el("div", { class: "bubble" });
  if (msgType === "text") bubble.append(content.text);
  if (msgType === "merge_forward") bubble.append("[合并转发的聊天记录]");
  if (msgType === "image") bubble.append(picture(content.image_key));
  if (msgType === "post") {
    for (const part of content.content.flat())
      bubble.append(part.tag === "img" ? picture(part.image_key) : (part.text ?? ""));
  }
  return bubble;
}

/** @param {string} key */
const picture = (key) => el("img", { src: `./api/images/${encodeURIComponent(key)}`, alt: "照片" });
