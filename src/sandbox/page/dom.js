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
  hour12: false,
});
const FULL = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});

/** @param {string} iso */
export const shortTime = (iso) => TIME.format(new Date(iso));
/** @param {string} iso */
export const fullTime = (iso) => FULL.format(new Date(iso));

let hiding = 0;
/** @param {string} tone @param {string} text */
export function showToast(tone, text) {
  const toast = /** @type {HTMLElement} */ (document.getElementById("toast"));
  toast.textContent = text;
  toast.className = `toast ${tone}`;
  toast.hidden = false;
  clearTimeout(hiding);
  hiding = window.setTimeout(() => {
    toast.hidden = true;
  }, 5000);
}
