// @ts-check

/**
 * Makes an element; children that are strings become text, never markup.
 * @param {string} tag @param {Record<string, unknown>} [props] @param {...(Node|string|null|undefined|false)} children
 * @returns {any}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "onclick" || key === "onsubmit" || key === "onchange")
      node.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else if (key === "class") node.className = String(value);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children) if (child) node.append(child);
  return node;
}

const TIME = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const FULL = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** @param {string} iso */
export const shortTime = (iso) => TIME.format(new Date(iso));
/**
 * 2026年11月25日 周三 06:53
 * @param {string} iso
 */
export function fullTime(iso) {
  const parts = Object.fromEntries(FULL.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
  const { year, month, day, weekday, hour, minute } = parts;
  return `${year}年${month}月${day}日 ${weekday} ${hour}:${minute}`;
}

const READ_MS_MIN = 2200;
const READ_MS_PER_SIGN = 60;
const READ_MS_MAX = 6000;

let hiding = 0;
/** A line that says what became of an act; it hides nothing for longer than it takes to read. @param {string} tone @param {string} text */
export function showToast(tone, text) {
  const toast = /** @type {HTMLElement} */ (document.getElementById("toast"));
  toast.replaceChildren(el("span", {}, text));
  toast.className = `toast ${tone}`;
  toast.hidden = false;
  clearTimeout(hiding);
  hiding = window.setTimeout(
    () => {
      toast.hidden = true;
    },
    Math.min(READ_MS_MAX, READ_MS_MIN + text.length * READ_MS_PER_SIGN),
  );
}
