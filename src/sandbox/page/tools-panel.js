// @ts-check
import { send } from "./api.js";
import { drawCallsInto } from "./calls-list.js";
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
/** Kind, title, and what became of it when the door did as it should. */
const ATTACKS = [
  ["wrongSignature", "签名不对", "挡住了"],
  ["wrongToken", "口令不对", "挡住了"],
  ["staleTimestamp", "时间过旧", "挡住了"],
  ["replay", "原样重放", "收下了,只算一次"],
  ["malformedEncrypt", "密文残缺", "挡住了"],
  ["nullHeaders", "headers 为空", "挡住了"],
];
const TICK_MS = 1000;

/** The clock, the fault switches, the attacks and the calls the platform got. */
export function startTools() {
  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const [app, toggle] = [byId("app"), byId("tools-toggle")];
  const open = (/** @type {boolean} */ shown) => {
    app.classList.toggle("with-tools", shown);
    toggle.setAttribute("aria-expanded", String(shown));
    if (shown) void drawCalls();
  };
  toggle.addEventListener("click", () => open(!app.classList.contains("with-tools")));
  byId("tools-close").addEventListener("click", () => {
    open(false);
    toggle.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && window.innerWidth <= 1100) open(false);
  });
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

  byId("attacks").append(
    ...ATTACKS.map(([kind, title, good]) =>
      el(
        "button",
        {
          type: "button",
          "data-testid": `attack-${kind}`,
          onclick: async () => {
            const outcome = await send("attack", { kind });
            if (!outcome) return;
            const asItShould = outcome.status === outcome.expected;
            const words = asItShould ? good : `本应答 ${outcome.expected}!`;
            showToast(asItShould ? "success" : "error", `${title}:助手答 ${outcome.status},${words}`);
          },
        },
        title,
      ),
    ),
  );

  async function drawCalls() {
    if (app.classList.contains("with-tools")) await drawCallsInto(byId("calls"));
  }
  /** How far the ledger is ahead of this machine's clock. */
  let aheadMs = 0;
  const tick = () => {
    const words = fullTime(new Date(Date.now() + aheadMs).toISOString());
    if (byId("now").textContent !== words) byId("now").textContent = words;
  };
  /** @param {string} now */
  function showClock(now) {
    aheadMs = Date.parse(now) - Date.now();
    tick();
  }
  setInterval(tick, TICK_MS);
  return { drawCalls, showClock };
}
