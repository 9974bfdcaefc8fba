// @ts-check
import { showToast } from "./dom.js";

/** @param {Response} response */
async function answerOf(response) {
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  showToast("error", body.error ?? "没有成功,请稍后再试");
  return null;
}

/** @param {string} path */
export const get = (path) =>
  fetch(`./api/${path}`)
    .then(answerOf)
    .catch(() => null);

/** @param {string} path @param {object} body */
export function send(path, body) {
  return fetch(`./api/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  })
    .then(answerOf)
    .catch(() => {
      showToast("error", "演示服务没有回应,请稍后再试");
      return null;
    });
}

/** @param {string} path @param {Record<string, string>} fields @param {File[]} images */
export function upload(path, fields, images) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const image of images) form.append("image", image);
  return fetch(`./api/${path}`, { method: "POST", body: form })
    .then(answerOf)
    .catch(() => null);
}
