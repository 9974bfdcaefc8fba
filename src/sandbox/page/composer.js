// @ts-check
import { send, upload } from "./api.js";
import { el } from "./dom.js";
import { wordsOf } from "./message-menu.js";

/**
 * Where one writes: a new message, a reply to one, or other words for one's own.
 * @param {{ now(): { me: string, chat: any } }} q
 */
export function startComposer(q) {
  const byId = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
  const [form, text, photo, mention, shelf, about] = [
    byId("composer"),
    byId("text"),
    byId("photo"),
    byId("mention"),
    byId("photos"),
    byId("about"),
  ];
  /** @type {File[]} */
  let images = [];
  /** What is written is about this message. @type {{ how: "reply" | "edit", message: any } | null} */
  let target = null;
  let mentionBefore = true;

  /** @param {{ how: "reply" | "edit", message: any } | null} next */
  function aim(next) {
    // The words of a message that was to be changed are not a new one, and its mention is its own.
    if (target?.how === "edit") {
      text.value = "";
      mention.checked = mentionBefore;
    }
    target = next;
    about.hidden = next === null;
    photo.disabled = next?.how === "edit";
    if (!next) return;
    const { how, message } = next;
    const says = how === "edit" ? "正在编辑自己的消息" : `回复 ${message.fromName}:${wordsOf(message)}`;
    about.replaceChildren(
      el("span", {}, says),
      el("button", { type: "button", "aria-label": "不了", onclick: () => aim(null) }, "✕"),
    );
    if (how === "edit") {
      text.value = message.content.text;
      mentionBefore = mention.checked;
      mention.checked = message.mentionsBot;
    }
    text.focus();
  }

  function draw() {
    shelf.hidden = images.length === 0;
    shelf.replaceChildren(
      ...images.map((image, index) =>
        el(
          "button",
          {
            type: "button",
            onclick: () => take(images.filter((_, other) => other !== index)),
            "aria-label": `去掉 ${image.name}`,
          },
          `${image.name || "照片"} ✕`,
        ),
      ),
    );
  }
  /** @param {File[]} next */
  function take(next) {
    images = next;
    draw();
  }
  /** @param {FileList|undefined|null} files */
  const add = (files) =>
    take([...images, ...[...(files ?? [])].filter((file) => file.type.startsWith("image/"))]);

  photo.addEventListener("change", () => {
    add(photo.files);
    photo.value = "";
  });
  text.addEventListener("paste", (/** @type {ClipboardEvent} */ event) => add(event.clipboardData?.files));
  form.addEventListener("dragover", (/** @type {DragEvent} */ event) => event.preventDefault());
  form.addEventListener("drop", (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    add(event.dataTransfer?.files);
  });
  text.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", async (/** @type {Event} */ event) => {
    event.preventDefault();
    const { me, chat } = q.now();
    const words = text.value.trim();
    if (!chat || (!words && images.length === 0)) return;
    if (target?.how === "edit") {
      const { messageId } = target.message;
      if (await send("edit", { from: me, messageId, text: words, mentionBot: mention.checked })) aim(null);
      return;
    }
    /** @type {Record<string, string>} */
    const to = target ? { replyTo: target.message.messageId } : {};
    const [sending, fields] = [
      images,
      { from: me, chatId: chat.chatId, text: words, mentionBot: String(mention.checked), ...to },
    ];
    aim(null);
    take([]);
    text.value = "";
    if (sending.length === 0)
      await send("say", { from: me, chatId: chat.chatId, text: words, mentionBot: mention.checked, ...to });
    else await upload(words ? "post" : "image", fields, sending);
    text.focus();
  });
  return {
    /** @param {any} message */
    reply: (message) => aim({ how: "reply", message }),
    /** @param {any} message */
    edit: (message) => aim({ how: "edit", message }),
    /** Another chat or another person: nothing said here is meant for there. */
    leave: () => aim(null),
  };
}
