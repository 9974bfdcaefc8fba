// @ts-check
import { renderCard } from "./card.js";
import { el, shortTime } from "./dom.js";

/** What somebody typed into a card's form, by message: it survives drawing the list again. @type {Map<string, Map<string, string>>} */
const typed = new Map();
/** How often a message had been updated when it was last drawn. @type {Map<string, number>} */
const drawn = new Map();

/**
 * @param {HTMLElement} list @param {any[]} messages
 * @param {{ me: string, nameOf(id: string): string, tap(messageId: string, q: object): Promise<void>, recall(messageId: string): void, reply(messageId: string, title: string): void }} q
 */
export function renderMessages(list, messages, q) {
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const focused = /** @type {HTMLElement|null} */ (document.activeElement);
  const held =
    focused && list.contains(focused)
      ? {
          id: focused.closest("[data-message-id]")?.getAttribute("data-message-id"),
          name: focused.getAttribute("name"),
        }
      : null;
  const titleOf = (/** @type {string} */ id) => shortOf(messages.find((message) => message.messageId === id));
  list.replaceChildren(
    ...(messages.length > 0
      ? messages.map((message) => renderMessage(message, { ...q, titleOf }))
      : [emptyState()]),
  );
  if (atEnd) list.scrollTop = list.scrollHeight;
  if (held?.id && held.name) {
    const again = /** @type {HTMLElement|null} */ (
      list.querySelector(`[data-message-id="${held.id}"] [name="${held.name}"]`)
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

/** @param {any} message @param {any} q */
function renderMessage(message, q) {
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
        !message.recalled && quiet("回复", () => q.reply(message.messageId, shortOf(message))),
        mine && !message.recalled && quiet("撤回", () => q.recall(message.messageId)),
      ),
      // What the bot replies to stands right above it; of people it must be said.
      message.replyTo && !bot && el("div", { class: "quoted" }, `回复 ${q.titleOf(message.replyTo)}`),
      message.recalled ? el("div", { class: "bubble recalled" }, "消息已撤回") : contentOf(message, q),
    ),
  );
}

/** @param {string} label @param {() => void} onclick */
const quiet = (label, onclick) => el("button", { type: "button", class: "recall", onclick }, label);

const TITLE_CHARS_MAX = 20;

/** Who said what, in a few words. @param {any} message */
function shortOf(message) {
  if (!message) return "一条消息";
  const { content, msgType, fromName } = message;
  const words =
    msgType === "interactive"
      ? (content.header?.title?.content ?? "卡片")
      : (content.text ?? (msgType === "image" ? "照片" : "图文"));
  const signs = [...words.replace(/\s+/g, " ")];
  return `${fromName}:${signs.slice(0, TITLE_CHARS_MAX).join("")}${signs.length > TITLE_CHARS_MAX ? "…" : ""}`;
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
  if (msgType === "image") bubble.append(picture(content.image_key));
  if (msgType === "post") {
    for (const part of content.content.flat())
      bubble.append(part.tag === "img" ? picture(part.image_key) : (part.text ?? ""));
  }
  return bubble;
}

/** @param {string} key */
const picture = (key) => el("img", { src: `./api/images/${encodeURIComponent(key)}`, alt: "照片" });
