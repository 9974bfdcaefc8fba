import { expect, test } from "vitest";
import { isCommand } from "../src/command.ts";
import { readText } from "../src/reading/read.ts";
import { loadFolder } from "../src/registry.ts";
import type { DraftTalk } from "../src/route.ts";
import { routeNotice, routeTap, routeWords } from "../src/router.ts";
import { asked } from "./reading/asking.ts";

const commands = await loadFolder(new URL("../commands", import.meta.url), isCommand);
const read = asked({ chat: { street: "福海街道", unit: null } });
const routed = (text: string, draftTalk?: DraftTalk) => {
  const reading = readText(text, draftTalk?.read ?? read);
  const context = { commands, numberPrefix: "XS", year: "2026", reading };
  return routeWords({ ...context, ...(draftTalk ? { draftTalk } : {}) }, reading.masked);
};
/** 「command」 or 「command {input}」; else what is done instead. */
function route(text: string): string {
  const found = routed(text);
  if (found.kind === "nearest") return `nearest ${found.word}`;
  return found.kind === "run" ? `${found.command.name} ${JSON.stringify(found.input)}` : found.kind;
}

test.each([
  ["上报 灭火器过期", 'report {"text":"灭火器过期"}'],
  ["上报:灭火器过期", 'report {"text":"灭火器过期"}'],
  ["报 灭火器过期", 'report {"text":"灭火器过期"}'],
  ["报警器坏了,灭火器过期", 'report {"text":"报警器坏了,灭火器过期"}'],
  ["查询 金碧社区", 'query {"text":"金碧社区"}'],
  ["签收 XS-2026-0312", 'accept {"number":"XS-2026-0312","text":""}'],
  ["签收xs 2026 312", 'accept {"number":"XS-2026-0312","text":""}'],
  [
    "0312 核验通过 现场看了4具都换了",
    'pass-verification {"text":"现场看了4具都换了","number":"XS-2026-0312"}',
  ],
  ["XS-2026-0312通过,现场看过", 'pass-verification {"text":"现场看过","number":"XS-2026-0312"}'],
  ["312号签收", 'accept {"text":"","number":"XS-2026-0312"}'],
  ["0312 打回 还有一具没换", 'return-to-work {"text":"还有一具没换","number":"XS-2026-0312"}'],
  ["0312核验通过了没有", 'query {"text":"0312核验通过了没有","number":"XS-2026-0312"}'],
  ["核验通过 XS-2026-0312 现场已更换", 'pass-verification {"number":"XS-2026-0312","text":"现场已更换"}'],
  ["核验不通过 XS-2026-0312 还有2具", 'return-to-work {"number":"XS-2026-0312","text":"还有2具"}'],
  ["续报 0312 伤者已转院", 'follow-up {"number":"XS-2026-0312","text":"伤者已转院"}'],
  ["续报0312,伤者已转院", 'follow-up {"number":"XS-2026-0312","text":"伤者已转院"}'],
  ["签收 0312", 'accept {"number":"XS-2026-0312","text":""}'],
  ["核验通过 0312 现场已更换", 'pass-verification {"number":"XS-2026-0312","text":"现场已更换"}'],
  ["算了不报了", 'discard-draft {"text":"算了不报了"}'],
  ["算球了,不报了", 'discard-draft {"text":"算球了,不报了"}'],
  ["全部取消", 'discard-draft {"text":"全部取消"}'],
  ["整改 4具已更换", 'submit-rectification {"text":"4具已更换"}'],
  ["我的", 'mine {"text":""}'],
  ["我的摊位灭火器过期了", 'report {"text":"我的摊位灭火器过期了"}'],
  ["确认", 'confirm-report {"text":""}'],
  ["确认一下吧", "not-understood"],
  ["XS-2026-0312", 'query {"text":"XS-2026-0312"}'],
  ["312号", 'query {"text":"312号"}'],
  ["二楼灭火器过期4具", 'report {"text":"二楼灭火器过期4具"}'],
  ["把XS-2026-0312那条删了", 'refuse {"refusal":"delete"}'],
  ["收到", "silence"],
  ["撤销", 'undo {"text":""}'],
  ["撤回XS-2026-0312", 'undo {"number":"XS-2026-0312","text":""}'],
  ["点错了", 'undo {"text":""}'],
  ["撤销了吗", "not-understood"],
  ["点错了单位", "not-understood"],
  ["帮住", "nearest 帮助"],
  ["今天天气不错", "silence"],
])("%s → %s", (text, expected) => {
  expect(route(text)).toBe(expected);
});

const withDraft = { ...read, hasDraft: true };
test.each([
  { asks: [], text: "单位错了,是普坪社区", to: "correct-draft" },
  { asks: [], text: "时间改成周三前", to: "correct-draft" },
  { asks: [], text: "普坪社区", to: "query" },
  { asks: ["unit"], text: "普坪社区", to: "correct-draft" },
  { asks: ["unit"], text: "查询 普坪社区", to: "query" },
  { asks: ["unit"], text: "普坪社区的情况", to: "query" },
  { asks: ["unit"], text: "普坪社区灭火器过期", to: "report" },
  { asks: ["unit"], text: "收到", to: "silence" },
  { asks: ["unit"], text: "确认", to: "confirm-report" },
  { asks: ["unit"], text: "周三前", to: "not-understood" },
  { asks: ["due", "unit"], text: "周三前", to: "correct-draft" },
  { asks: [], text: "0198的发现时间改成上周一", to: "refuse" },
  { asks: [], text: "把XS-2026-0312那条删了", to: "refuse" },
] as const)("with a draft that asks $asks: $text → $to", ({ asks, text, to }) => {
  const found = routed(text, { read: withDraft, questions: asks });
  expect(found.kind === "run" ? found.command.name : found.kind).toBe(to);
});

test("where no draft is open a correction is answered, and a refusal still comes first", () => {
  const draftTalk = { read, questions: [] };
  expect(routed("单位错了,是普坪社区", draftTalk)).toMatchObject({
    command: { name: "correct-draft" },
  });
  expect(routed("时间改成上周一", draftTalk)).toMatchObject({
    command: { name: "refuse" },
  });
  expect(routed("地点是3栋", draftTalk)).toEqual({ kind: "not-understood" });
});

test("a tap runs the command its button names; the button's own values win over the form's", () => {
  const tap = { value: { c: "accept", id: 7, v: 2 }, formValue: { id: 9, text: "好", due: "", unit: null } };
  expect(routeTap(commands, tap)).toMatchObject({
    kind: "run",
    command: { name: "accept" },
    input: { id: 7, v: 2, text: "好" },
  });
  expect(routeTap(commands, tap)).not.toHaveProperty("input.due");
  expect(routeTap(commands, { value: { c: "drop-tables" }, formValue: {} })).toEqual({ kind: "silence" });
  expect(routeTap(commands, { value: {}, formValue: {} })).toEqual({ kind: "silence" });
});

test("what the platform reports runs the command that asked for it, and nothing else", () => {
  expect(routeNotice(commands, "bot-added", { name: "群" })).toMatchObject({ command: { name: "welcome" } });
  expect(routeNotice(commands, "chat-disbanded", {})).toMatchObject({ command: { name: "forget-chat" } });
  expect(routeNotice(commands, "something-new", {})).toEqual({ kind: "silence" });
});
