import { afterAll, beforeAll, expect, test } from "vitest";
import { createFeishu, type Feishu } from "../../src/feishu/client.ts";
import { ERROR_TABLE, judgeAnswer } from "../../src/feishu/error-table.ts";
import { createLog } from "../../src/log.ts";
import { type FakePlatform, openFakePlatform } from "./fake-platform.ts";

// Written down a second time, by outcome and from the fact sheet, so that a slip in the table shows.
const EXPECTED = {
  retry: [99991400, 230020, 11232, 230049, 232019],
  app: [
    99991661, 99991671, 99991668, 99991677, 99991662, 99991673, 99991543, 99991672, 99991679, 99991676,
    99991401, 230006,
  ],
  chat: [230002, 232009],
  person: [230013, 230029, 230034, 230053],
  message: [
    230011, 230110, 231003, 230031, 230017, 230012, 230018, 230035, 230022, 230028, 230025, 230027, 230099,
    230001, 99992402, 99992354, 230023, 230024, 234003, 234037, 234038, 234043, 200340, 200341, 108002,
  ],
};

let platform: FakePlatform;
let feishu: Feishu;
beforeAll(async () => {
  platform = await openFakePlatform();
  feishu = createFeishu({
    appId: "cli_1",
    appSecret: "s",
    domain: platform.domain,
    log: createLog("silent"),
  });
});
afterAll(() => platform.close());

test("the table has each code once, and a sentence for the office in each row", () => {
  const codes = ERROR_TABLE.map((row) => row.code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(codes)).toEqual(new Set([...Object.values(EXPECTED).flat(), 99991663]));
  for (const row of ERROR_TABLE) expect(row.says).toMatch(/[一-龥]{4,}/);
});

const cases = Object.entries(EXPECTED).flatMap(([outcome, codes]) =>
  codes.flatMap((code) => [200, 400].map((status) => ({ code, status, outcome }))),
);
test.each(cases)("code $code with HTTP $status ends as: $outcome", async ({ code, status, outcome }) => {
  platform.next(/im\/v1\/messages$/, { status, body: { code, msg: "secret words of the platform" } });
  const error = await feishu
    .send({ to: { chatId: "oc_1" }, msgType: "text", content: { text: "x" }, uuid: "u" })
    .catch((thrown: unknown) => thrown);
  const says = ERROR_TABLE.find((row) => row.code === code)?.says;
  expect(error).toMatchObject(outcome === "retry" ? { name: "RetryLater" } : { name: "GiveUp", of: outcome });
  expect(error).toHaveProperty("message", `${code} ${says}`);
  expect(error).toHaveProperty("cause", undefined);
});

test("the gateway's reset header says how long to wait; a throttled chat only backs off", () => {
  const reset = { "x-ogw-ratelimit-reset": "7" };
  expect(judgeAnswer({ httpStatus: 429, code: 99991400, headers: reset })).toMatchObject({ afterMs: 7_000 });
  expect(judgeAnswer({ httpStatus: 400, code: 99991400, headers: {} })).toMatchObject({ afterMs: 1_000 });
  expect(judgeAnswer({ httpStatus: 429, code: null, headers: reset })).toMatchObject({
    act: "retry",
    afterMs: 7_000,
  });
  expect(judgeAnswer({ httpStatus: 400, code: 230020, headers: {} })).toMatchObject({ afterMs: undefined });
});

test.each([
  { httpStatus: 400, code: 777, act: "give-up", of: "message" },
  { httpStatus: 404, code: null, act: "give-up", of: "message" },
  { httpStatus: 200, code: 777, act: "give-up", of: "message" },
  { httpStatus: 408, code: null, act: "retry" },
  { httpStatus: 302, code: null, act: "retry" },
  { httpStatus: 500, code: 777, act: "retry" },
  { httpStatus: 503, code: null, act: "retry" },
  { httpStatus: null, code: null, act: "retry" },
])("an unknown answer $httpStatus/$code is: $act", ({ httpStatus, code, ...verdict }) => {
  expect(judgeAnswer({ httpStatus, code, headers: {} })).toMatchObject(verdict);
});

test("the reset header survives the way through the SDK", async () => {
  const headers = { "x-ogw-ratelimit-reset": "7" };
  platform.next(/messages$/, { status: 429, body: { code: 99991400, msg: "" }, headers });
  const send = feishu.send({ to: { chatId: "oc_1" }, msgType: "text", content: { text: "x" }, uuid: "u" });
  await expect(send).rejects.toMatchObject({ name: "RetryLater", afterMs: 7_000 });
});
