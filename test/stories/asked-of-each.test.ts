import { expect, test } from "vitest";
import { checkCard } from "../../src/sandbox/card-check.ts";
import { textOf } from "../card-text.ts";
import { GARDEN, openAsked } from "./asked-town.ts";
import { MARKET } from "./cast.ts";

type Cells = Record<string, string>;

/** The rows of the table on a card, by the name in front. */
function rowsOf(content: unknown): Map<string, string[]> {
  const found = /"rows":(\[.*?\])/.exec(JSON.stringify(content))?.[1] ?? "[]";
  const rows: Cells[] = JSON.parse(found);
  return new Map(rows.map(({ c0 = "", ...cells }) => [c0, Object.values(cells)]));
}

test("asked of each street, it is one row for each; where nobody looked no zero stands", async () => {
  const { town, office } = await openAsked();
  await office.says("各街道还有几个逾期的");
  const late = await town.expectSent(
    office,
    "按街道",
    "在办 **3** 项,其中逾期 **2**/3",
    "未排查",
    "不是排名",
  );
  const streets = rowsOf(late.content);
  expect(streets.get("福海街道")?.slice(0, 3)).toEqual(["1", "2", "50.0%"]);
  expect(streets.get("前卫街道")?.slice(0, 3)).toEqual(["1", "1", "100.0%"]);
  // Nobody ever looked at 金碧街道: its nought is not known to be one.
  expect(streets.get("金碧街道")?.slice(0, 3)).toEqual(["未排查", "未排查", "—(无在办)"]);
  for (const [name, cells] of streets)
    if (cells.at(-1)?.startsWith("0/")) expect(cells.includes("0") && cells[0] === "0", name).toBe(false);

  await office.says("上个月各街道销号多少");
  const closed = await town.expectSent(office, "2026-10-01 至 2026-10-31", "这段时间里有排查记录");
  expect(rowsOf(closed.content).get("前卫街道")?.[0]).toBe("2");
  expect(rowsOf(closed.content).get("福海街道")?.[0]).toBe("未排查");

  await office.says("上个月各街道按期销号率");
  const rate = await town.expectSent(office, "按期销号率 50.0%(1/2)", "按街道");
  expect(rowsOf(rate.content).get("前卫街道")?.[0]).toBe("50.0%(1/2)");
  expect(rowsOf(rate.content).get("福海街道")?.[0]).toBe("—(无到期)");
  await town.close();
});

test("communities and units are not ranked: what is in hand stands first, and what is cut is said", async () => {
  const { town, office } = await openAsked();
  await office.says("各单位还有几件没销");
  const units = await town.expectSent(office, "按单位", "另有", "未列出");
  const rows = [...rowsOf(units.content).entries()];
  expect(rows.length).toBe(30);
  expect(
    rows
      .slice(0, 2)
      .map(([name]) => name)
      .toSorted(),
  ).toEqual([MARKET, GARDEN].toSorted());
  expect(rowsOf(units.content).get(MARKET)).toEqual(["2", "1", "0/1"]);
  expect(rowsOf(units.content).get(GARDEN)).toEqual(["1", "1", "1/1"]);
  expect(checkCard(units.content as object)).toBeNull();

  await office.says("各社区本月新增几条");
  const communities = await town.expectSent(office, "按社区", "本月(2026-11-01 至 2026-11-23)");
  // The two units lie in no community that the register names: their matters are not lost.
  expect(rowsOf(communities.content).get("未定")?.[0]).toBe("3");
  await town.close();
});

test("a stranger sees the same figures and no task; in a street's group the communities are its own", async () => {
  const { town, street, group } = await openAsked();
  const stranger = await town.person("孙网格", "grid-worker", { street: "前卫街道" });
  await stranger.says("福海街道各单位还有几件没销");
  const told = await town.expectSent(stranger, "福海街道", "按单位");
  expect(rowsOf(told.content).get(MARKET)?.[0]).toBe("2");
  expect(textOf(told.content)).not.toMatch(/灭火器|安全出口|XS-|王网格/);
  await street.says("各社区还有几件没销", { in: group });
  const own = await town.expectSent(group, "福海街道在办", "按本群的福海街道统计");
  expect([...rowsOf(own.content).keys()]).toContain("福海社区");
  expect([...rowsOf(own.content).keys()]).not.toContain("普坪社区");
  await town.close();
});

test("what the ledger cannot tell apart is said so, and no figure of all stands for it; categories and coverage have their rows", async () => {
  const { town, office } = await openAsked();
  for (const [question, words] of [
    ["各网格有几条", "这个数台账不能按网格分"],
    ["按人统计一下逾期", "这个数台账不能按人分"],
    ["各类别销号率", "这个数台账不能按类别分"],
    ["各社区有几起事故", "分街道、分社区也一样给不出"],
    ["各街道催办了几次", "请一个一个问"],
  ] as const) {
    await office.says(question);
    const told = await town.expectSent(office, words, "例如");
    expect(textOf(told.content), question).not.toMatch(/\*\*\d|\d 项/);
  }
  await office.says("各类别有几条");
  const each = await town.expectSent(office, "全区在办 3 · 按类别", "在办 **3** 项,其中逾期 **2**/3");
  expect(rowsOf(each.content).get("安全隐患")).toEqual(["2", "1"]);
  expect(rowsOf(each.content).get("突出治安问题")).toEqual(["1", "1"]);
  expect(checkCard(each.content as object)).toBeNull();
  await office.says("福海街道各社区排查覆盖率");
  const covered = await town.expectSent(office, "各社区排查覆盖");
  expect(rowsOf(covered.content).get("福海社区")?.[0]).toMatch(/^0\/\d+$/);
  expect(checkCard(covered.content as object)).toBeNull();
  await office.says("各部门未签收");
  const unsigned = await town.expectSent(office, "待签收 3 · 按监管部门");
  expect(rowsOf(unsigned.content).get("区应急局")?.[0]).toBe("2");
  await town.close();
});
