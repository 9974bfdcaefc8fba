// @ts-check
import { send, upload } from "./api.js";
import { el } from "./dom.js";

/**
 * @param {{ now(): { me: string, chat: any } }} q
 * @returns {{ replyTo(message: { messageId: string, title: string } | null): void }}
 */
export function startComposer(q) {
  const byId = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
  const [form, text, photo, mention, shelf, reply] = [
    byId("composer"),
    byId("text"),
    byId("photo"),
    byId("mention"),
    byId("photos"),
    byId("reply"),
  ];
  /** @type {{ messageId: string, title: string } | null} */
  let answered = null;
  /** @type {File[]} */
  let images = [];

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
  /** @param {{ messageId: string, title: string } | null} message */
  function replyTo(message) {
    answered = message;
    reply.hidden = !message;
    reply.replaceChildren();
    if (!message) return;
    const label = `回复 ${message.title} ✕`;
    reply.append(
      el("button", { type: "button", onclick: () => replyTo(null), "aria-label": "不回复了" }, label),
    );
    text.focus();
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
    /** @type {Record<string, string>} */
    const to = answered ? { replyTo: answered.messageId } : {};
    const [sending, fields] = [
      images,
      { from: me, chatId: chat.chatId, text: words, mentionBot: String(mention.checked), ...to },
    ];
    take([]);
    replyTo(null);
    text.value = "";
    if (sending.length === 0)
      await send("say", { from: me, chatId: chat.chatId, text: words, mentionBot: mention.checked, ...to });
    else await upload(words ? "post" : "image", fields, sending);
    text.focus();
  });
  return { replyTo };
}
