// @ts-check
import { get, send } from "./api.js";
import { startComposer } from "./composer.js";
import { el, showToast } from "./dom.js";
import { renderMessages } from "./message-list.js";
import { startTools } from "./tools-panel.js";

const byId = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
const [app, person, chats, list] = [byId("app"), byId("person"), byId("chats"), byId("messages")];
const tools = startTools();
const composer = startComposer({ now: () => ({ me, chat: chatNow() }) });

/** @type {{ people: any[], chats: any[], now: string }} */
let town = { people: [], chats: [], now: new Date().toISOString() };
let me = localStorage.getItem("me") ?? "";
let chatId = "";
/** @type {Set<string>} */
const unread = new Set();

const nameOf = (/** @type {string} */ id) => town.people.find((one) => one.openId === id)?.name ?? "某人";
const myChats = () => town.chats.filter((chat) => chat.members.includes(me));
const chatNow = () => myChats().find((chat) => chat.chatId === chatId);
const titleOf = (/** @type {any} */ chat) => (chat.kind === "p2p" ? "五零助手" : chat.name);

function drawSide() {
  person.replaceChildren(
    ...town.people.map((one) =>
      el("option", { value: one.openId, selected: one.openId === me }, `${one.name} · ${one.title}`),
    ),
  );
  const self = town.people.find((one) => one.openId === me);
  byId("me-face").textContent = self?.name.slice(-2) ?? "";
  byId("me-name").textContent = self?.name ?? "";
  byId("me-title").textContent = self?.title ?? "";
  chats.replaceChildren(
    ...myChats()
      .sort((a, b) => (a.kind === b.kind ? 0 : a.kind === "p2p" ? -1 : 1))
      .map((chat) =>
        el(
          "button",
          {
            type: "button",
            class: "chat",
            "data-testid": `chat-${chat.chatId}`,
            "aria-current": String(chat.chatId === chatId),
            onclick: () => openChat(chat.chatId),
          },
          el(
            "span",
            { class: `face ${chat.kind === "p2p" ? "bot" : "group"}`, "aria-hidden": "true" },
            chat.kind === "p2p" ? "五零" : "群",
          ),
          el("span", { class: "name" }, titleOf(chat)),
          unread.has(chat.chatId) && el("span", { class: "dot", "aria-label": "有新消息" }),
        ),
      ),
  );
}

async function drawChat() {
  const chat = chatNow();
  if (!chat) return;
  byId("chat-name").textContent = titleOf(chat);
  byId("chat-note").textContent =
    chat.kind === "p2p" ? "与机器人的私聊" : `${chat.members.length} 人和五零助手`;
  byId("mention-row").hidden = chat.kind === "p2p";
  byId("text").placeholder = chat.kind === "p2p" ? "发给五零助手" : "在群里说点什么,@ 了它才会看";
  const asked = chatId;
  const messages = await get(`chats/${encodeURIComponent(chatId)}/messages?as=${encodeURIComponent(me)}`);
  if (messages && asked === chatId)
    renderMessages(list, messages, {
      me,
      nameOf,
      tap,
      reply: (message) => composer.reply(message),
      edit: (message) => composer.edit(message),
      recall: (messageId) => void send("recall", { messageId }),
    });
}

/** @param {string} id */
function openChat(id) {
  if (id !== chatId) composer.leave();
  chatId = id;
  unread.delete(id);
  app.dataset.pane = "talk";
  drawSide();
  list.scrollTop = list.scrollHeight;
  void drawChat();
}

/** @param {string} messageId @param {any} what */
async function tap(messageId, what) {
  const answer = await send("tap", { from: me, messageId, ...what });
  if (answer?.toast) showToast(answer.toast.type, answer.toast.content);
  if (answer?.error) showToast("error", answer.error);
  await drawChat();
}

/** @param {string} openId */
function become(openId) {
  if (openId !== me) composer.leave();
  me = openId;
  localStorage.setItem("me", me);
  unread.clear();
  const first =
    myChats().find((chat) => chat.chatId === chatId) ??
    myChats().find((chat) => chat.kind === "group") ??
    myChats()[0];
  const pane = app.dataset.pane;
  openChat(first?.chatId ?? "");
  app.dataset.pane = pane;
}

async function load() {
  const given = await get("town");
  if (!given) return;
  town = given;
  tools.showClock(town.now);
  become(
    town.people.some((one) => one.openId === me)
      ? me
      : (town.people.find((one) => one.title.startsWith("网格员")) ?? town.people[0])?.openId,
  );
}

function listen() {
  const source = new EventSource("./api/stream");
  let opened = false;
  source.addEventListener("open", () => {
    // After a break everything may have changed.
    if (opened) void load();
    opened = true;
  });
  source.addEventListener("message", (event) => {
    const changed = JSON.parse(event.data || "{}");
    if (changed.chatId === chatId) void drawChat();
    else if (myChats().some((chat) => chat.chatId === changed.chatId)) {
      unread.add(changed.chatId);
      drawSide();
    }
  });
  source.addEventListener("clock", (event) => tools.showClock(JSON.parse(event.data).now));
  source.addEventListener("call", () => void tools.drawCalls());
}

person.addEventListener("change", () => become(person.value));
byId("back").addEventListener("click", () => {
  app.dataset.pane = "chats";
});
await load();
listen();
