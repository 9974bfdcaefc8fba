import { describe, expect, test } from "vitest";
import { isOngoing, isPerilous, leaksGas } from "../../src/reading/danger.ts";
import { readText } from "../../src/reading/read.ts";
import { asked } from "./asking.ts";
import { IN_DANGER, NO_ALARM, PERILOUS } from "./danger.ts";

const told = (text: string) => readText(text, asked({ chat: { street: "福海街道", unit: null } }));

describe("somebody is in danger, in whatever words: an accident, to be told at once", () => {
  test.each(IN_DANGER)("%s", (text) => {
    const { act, matters } = told(text);
    expect(act).toBe("report");
    expect(matters.some(({ category, urgent }) => category === "事故" && urgent)).toBe(true);
  });
});

describe("what leaks or smokes now is a hazard of this hour, before which one leaves and calls", () => {
  test.each(PERILOUS)("%s", (text) => {
    const [matter] = told(text).matters;
    expect(matter).toMatchObject({ category: "安全隐患", urgent: true });
    expect(["立行立改", "疑似重大"]).toContain(matter?.severity);
    expect(isPerilous(text)).toBe(true);
  });
});

describe("what is feared, a nuisance, a drill or a thing alarms nobody", () => {
  test.each(NO_ALARM)("%s", (text) => {
    const { matters } = told(text);
    expect(matters.filter(({ category, incident }) => category === "事故" || incident !== null)).toEqual([]);
    expect(isPerilous(text)).toBe(false);
  });
});

test("an accident that goes on is no matter of seven days; one that is over may be", () => {
  for (const text of ["有个娃儿卡在电梯里头", "二楼着了,快来人", "娃娃掉井里头了", "老人晕倒了喊不应"])
    expect(isOngoing(text), text).toBe(true);
  for (const text of ["电梯困人,已解救", "厨房着火,已扑灭", "工人从架子上跌下来,送医院了", "工人手夹断了"])
    expect(isOngoing(text), text).toBe(false);
});

test("gas is told from smoke: who smells it must not touch a switch", () => {
  expect(leaksGas("天燃气软管老化漏气,味道大得很")).toBe(true);
  expect(leaksGas("滇润二楼起烟子了")).toBe(false);
  expect(leaksGas("灭火器漏气")).toBe(false);
});
