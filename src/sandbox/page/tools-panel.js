// @ts-check
import { get, send } from "./api.js";
import { el, fullTime, showToast } from "./dom.js";

const FAULTS = [
  ["lostResponse", "回执丢失"],
  ["duplicate", "重复推送"],
  ["reorder", "乱序"],
  ["rateLimit", "限流 429"],
  ["chatBusy", "群频率 230020"],
  ["serverError", "平台 5xx"],
  ["stall", "卡顿 3 秒"],
];
const CALLS_SHOWN = 60;

/** The clock, the fault switches and the calls the platform got. */
export function startTools() {
  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const [app, toggle] = [byId("app"), byId("tools-toggle")];
  const open = (/** @type {boolean} */ shown) => {
    app.classList.toggle("with-tools", shown);
    toggle.setAttribute("aria-expanded", String(shown));
    if (shown) void drawCalls();
  };
  toggle.addEventListener("click", () => open(!app.classList.contains("with-tools")));
  open(window.innerWidth > 1100);

  for (const button of document.querySelectorAll("[data-step]")) {
    button.addEventListener("click", async () => {
      const moved = await send("clock", { advance: button.getAttribute("data-step") });
      if (!moved) return;
      showClock(moved.now);
      showToast("info", `台账时钟已拨到 ${fullTime(moved.now)}`);
    });
  }
  byId("faults").append(
    ...FAULTS.map(([name, title]) =>
      el(
        "button",
        {
          type: "button",
          onclick: async () =>
            (await send("fault", { [name ?? ""]: 1 })) && showToast("info", `下一次:${title}`),
        },
        title,
      ),
    ),
    el(
      "button",
      {
        type: "button",
        onclick: async () =>
          (await send("fault", { revokeToken: "http400" })) && showToast("info", "令牌已作废"),
      },
      "令牌作废",
    ),
  );

  async function drawCalls() {
    if (!app.classList.contains("with-tools")) return;
    const calls = (await get("calls")) ?? [];
    byId("calls").replaceChildren(
      ...calls
        .slice(-CALLS_SHOWN)
        .reverse()
        .map((/** @type {any} */ call) =>
          el(
            "li",
            { title: `${call.method} ${call.path} · ${call.ms} ms` },
            el(
              "span",
              { class: call.status >= 400 || call.code > 0 ? "bad" : "" },
              String(call.code > 0 ? call.code : call.status),
            ),
            el("span", { class: "path" }, `${call.method} ${call.path.replace("/open-apis/", "")}`),
          ),
        ),
    );
  }
  /** @param {string} now */
  function showClock(now) {
    byId("now").textContent = fullTime(now);
  }
  return { drawCalls, showClock };
}
