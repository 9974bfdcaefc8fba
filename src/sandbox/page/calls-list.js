// @ts-check
import { get } from "./api.js";
import { el } from "./dom.js";

const CALLS_SHOWN = 60;
/** What a call is for, by how it looks; the first that fits. @type {[RegExp, string][]} */
const MEANINGS = [
  [/tenant_access_token/, "取令牌"],
  [/bot\/v3\/info/, "问机器人自己"],
  [/urgent_/, "加急"],
  [/\/reply$/, "回复"],
  [/\/resources\//, "取照片"],
  [/card\/update/, "延时更新卡片"],
  [/^PATCH .*messages/, "更新卡片"],
  [/^DELETE .*messages/, "撤回"],
  [/^POST .*messages/, "发消息"],
  [/^GET .*messages/, "查历史消息"],
  [/(images|files)$/, "上传文件"],
  [/members/, "查群成员"],
  [/chats/, "查群"],
  [/batch_get_id/, "按手机号查人"],
];

/** Rows that are open, with what was sent; they stay open while the list is drawn again. @type {Map<number, string>} */
const open = new Map();

/** Draws what the platform was called with, newest first. @param {HTMLElement} list */
export async function drawCallsInto(list) {
  const calls = (await get("calls")) ?? [];
  list.replaceChildren(
    ...calls
      .slice(-CALLS_SHOWN)
      .reverse()
      .map((/** @type {any} */ call) => row(list, call)),
  );
}

/** @param {HTMLElement} list @param {any} call */
function row(list, call) {
  const path = call.path.replace("/open-apis/", "");
  const meaning = MEANINGS.find(([looks]) => looks.test(`${call.method} ${path}`))?.[1] ?? "其他";
  const isBad = call.status >= 400 || call.code > 0;
  const body = open.get(call.seq);
  return el(
    "li",
    {},
    el(
      "button",
      {
        type: "button",
        "aria-expanded": String(body !== undefined),
        "data-testid": "call",
        onclick: async () => {
          if (!open.delete(call.seq)) {
            const full = await get(`calls/${call.seq}`);
            if (full) open.set(call.seq, full.body === null ? "(没有内容)" : shown(full.body));
          }
          await drawCallsInto(list);
        },
      },
      el("span", { class: isBad ? "bad" : "good" }, isBad ? String(call.code || call.status) : "✓"),
      el("span", { class: "meaning" }, meaning),
      el("span", { class: "path" }, `${call.method} ${path}`),
      el("span", { class: "ms" }, `${call.ms} ms`),
    ),
    body !== undefined && el("pre", { "data-testid": "call-body", tabindex: "0" }, body),
  );
}

/** @param {unknown} body */
const shown = (body) => (typeof body === "string" ? body : JSON.stringify(body, null, 2));
