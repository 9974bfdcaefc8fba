import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../db/connect.ts";
import {
  boardOf,
  bodiesFor,
  countBy,
  countByCategory,
  countOf,
  ledgerBegins,
  rowsOf,
  type Scope,
  type Selection,
  type Which,
} from "../../db/ledger-counts.ts";
import { closeFigures, closeFiguresBy } from "../../db/ledger-rates.ts";
import { units } from "../../db/schema-town.ts";
import {
  coverageBy,
  coverageByKind,
  coverageByStreet,
  coverageOf,
  looksAt,
  reportsByStreet,
  silentUnits,
  unsurveyedUnits,
} from "../../db/survey-counts.ts";
import { openTestDatabase } from "../database.ts";
import { on, putLedger } from "../hand-made-ledger.ts";

const AT = on("11-23T09:30");
const OCTOBER = { from: on("10-01T00:00"), to: on("11-01T00:00") };
const NOVEMBER = { from: on("11-01T00:00"), to: on("11-24T00:00") };
const LAST_WEEK = { from: on("11-16T00:00"), to: on("11-23T00:00") };
const NEXT_WEEK = { from: on("11-23T00:00"), to: on("12-01T00:00") };
const DISTRICT: Selection = { scope: { district: true } };

let server: Awaited<ReturnType<typeof openTestDatabase>>;
let database: Database;
let town: Awaited<ReturnType<typeof putLedger>>;
beforeAll(async () => {
  server = await openTestDatabase();
  database = openDatabase({ url: server.url, connectionsMax: 2 });
  expect(await ledgerBegins(database.db)).toBeNull();
  town = await putLedger(database.db);
});
afterAll(async () => {
  await database.close();
  await server.close();
});

const counted = (selection: Selection, which: Which) => countOf(database.db, { selection, which });

test.each<[string, Which, number]>([
  ["open: neither drafts nor what ended", { kind: "open" }, 7],
  ["open and registered last week", { kind: "open", registeredIn: LAST_WEEK }, 5],
  ["waiting to be signed", { kind: "open", states: ["assigned"] }, 2],
  ["with the verifier", { kind: "open", states: ["submitted", "verifying"] }, 1],
  ["overdue: not what was handed in, not what falls due today", { kind: "overdue", at: AT }, 3],
  ["overdue, due in October: its last day ends at 24:00", { kind: "overdue", at: AT, dueIn: OCTOBER }, 2],
  ["falling due, today included", { kind: "due-soon", at: AT, dueIn: NEXT_WEEK }, 2],
  ["found last week: no draft", { kind: "found", span: LAST_WEEK }, 5],
  ["found in October: not what was taken back", { kind: "found", span: OCTOBER }, 8],
  ["of these baseless", { kind: "found", span: OCTOBER, states: ["rejected"] }, 1],
  ["ever found", { kind: "found", span: null }, 14],
  ["struck off in October", { kind: "closed", span: OCTOBER }, 4],
  ["of these late", { kind: "closed", span: OCTOBER, late: true }, 1],
  ["ever struck off", { kind: "closed", span: null }, 5],
  ["lacks something", { kind: "unqualified" }, 7],
])("%s", async (_, which, n) => {
  expect(await counted(DISTRICT, which)).toBe(n);
});

test.each<[string, (of: typeof town) => Omit<Selection, "scope"> & { scope: Scope }, number]>([
  ["a street's", ({ one }) => ({ scope: { streetId: one } }), 4],
  ["another street's", ({ two }) => ({ scope: { streetId: two } }), 2],
  ["an empty street's", ({ three }) => ({ scope: { streetId: three } }), 0],
  ["a regulator's line", ({ regulator }) => ({ scope: { regulatorId: regulator } }), 2],
  ["a unit's", ({ plant }) => ({ scope: { unitId: plant } }), 2],
  ["a person's own", ({ reportedBy }) => ({ scope: { personId: reportedBy, unitIds: [] } }), 7],
  ["a category's", () => ({ ...DISTRICT, category: "dispute" }), 1],
  ["a severity's", () => ({ ...DISTRICT, severities: ["重大", "疑似重大"] }), 1],
  ["a sub-kind's", () => ({ ...DISTRICT, kinds: ["市场"] }), 2],
  ["two kinds'", () => ({ ...DISTRICT, kinds: ["企业", "社区"] }), 4],
  ["with a word in the task", () => ({ ...DISTRICT, keyword: "安全出口" }), 1],
])("open: %s", async (_, selectionOf, n) => {
  expect(await counted(selectionOf(town), { kind: "open" })).toBe(n);
});

test("by unit and by community; a community holds what lies in it, and what lies in none is not lost", async () => {
  const { market, plant, community } = town;
  const { db } = database;
  await db.update(units).set({ communityId: community }).where(eq(units.id, plant));
  const open = { selection: DISTRICT, which: { kind: "open" } } as const;
  const byUnit = await countBy(db, { ...open, by: "unit" });
  const byCommunity = await countBy(db, { ...open, by: "community" });
  const total = await countOf(db, open);
  const sum = (counts: Map<number | null, number>) => [...counts.values()].reduce((all, n) => all + n, 0);
  expect([sum(byUnit), sum(byCommunity)]).toEqual([total, total]);
  expect(byCommunity.get(community)).toBe((byUnit.get(community) ?? 0) + (byUnit.get(plant) ?? 0));
  expect(byCommunity.get(market)).toBeUndefined();
  const district = { scope: { district: true } } as const;
  expect(await coverageBy(db, { ...district, by: "unit", span: NOVEMBER })).toEqual([
    { id: market, name: "示例·市场", registered: 1, done: 1 },
    { id: plant, name: "示例·厂", registered: 1, done: 0 },
    { id: community, name: "示例·社区", registered: 1, done: 0 },
  ]);
  expect(await coverageBy(db, { ...district, by: "unit", span: LAST_WEEK })).toMatchObject([
    { name: "示例·市场", done: 0 },
    { done: 0 },
    { done: 0 },
  ]);
  expect(await coverageBy(db, { ...district, by: "community" })).toEqual([
    { id: community, name: "示例·社区", registered: 2, done: 0 },
  ]);
  expect(await coverageBy(db, { ...district, by: "regulator" })).toMatchObject([
    { name: "示例监管局", registered: 1, done: 1 },
  ]);
  await db.update(units).set({ communityId: null }).where(eq(units.id, plant));
});

test("by street, by category, and the board of both; what belongs to no street is not lost", async () => {
  const { one, two } = town;
  const by = { selection: DISTRICT, by: "street" } as const;
  expect(await countBy(database.db, { ...by, which: { kind: "open" } })).toEqual(
    new Map([
      [one, 4],
      [two, 2],
      [null, 1],
    ]),
  );
  expect(await countByCategory(database.db, { selection: DISTRICT, which: { kind: "open" } })).toEqual(
    new Map([
      ["hazard", 6],
      ["dispute", 1],
    ]),
  );
  const cells = await boardOf(database.db, { ...by, at: AT });
  expect(cells).toHaveLength(4);
  expect(cells).toContainEqual({ bodyId: one, category: "hazard", open: 3, overdue: 2 });
  expect(cells).toContainEqual({ bodyId: one, category: "dispute", open: 1, overdue: 0 });
  expect(cells).toContainEqual({ bodyId: two, category: "hazard", open: 2, overdue: 1 });
  expect(cells).toContainEqual({ bodyId: null, category: "hazard", open: 1, overdue: 0 });
  expect((await bodiesFor(database.db, { by: "street" })).map((body) => body.name)).toEqual([
    "示例一街道",
    "示例二街道",
    "示例空街道",
  ]);
  expect((await bodiesFor(database.db, { by: "regulator" })).map((body) => body.name)).toEqual([
    "示例监管局",
  ]);
  expect(await ledgerBegins(database.db)).toEqual(on("09-20"));
});

test("rows are those of whoever asks, the nearest deadline first", async () => {
  const rows = await rowsOf(database.db, {
    selection: DISTRICT,
    which: { kind: "overdue", at: AT },
    limit: 2,
    seenBy: (matter) => matter.streetId === town.one,
  });
  expect(rows.map((row) => row.dueAt)).toEqual([on("11-01T00:00"), on("11-21T00:00")]);
});

test("the closing rate of October: two of six in time; what was taken back, baseless or handed over is in no fraction", async () => {
  const october = { selection: DISTRICT, span: OCTOBER, at: AT };
  expect(await closeFigures(database.db, october)).toEqual({
    due: 6,
    inTime: 2,
    verifiedLater: 1,
    late: 1,
    waiting: 0,
    unfinished: 2,
    returned: 2,
    apart: 2,
  });
  const byStreet = await closeFiguresBy(database.db, { ...october, by: "street" });
  expect(byStreet.get(town.one)).toMatchObject({ due: 4, inTime: 2, unfinished: 1, returned: 1, apart: 1 });
  expect(byStreet.get(town.two)).toMatchObject({ due: 2, inTime: 0, late: 1, returned: 1, apart: 1 });
});

test("of the running month only what has fallen due counts; without any there is no rate", async () => {
  const november = { selection: DISTRICT, span: NOVEMBER, at: AT };
  expect(await closeFigures(database.db, november)).toMatchObject({
    due: 2,
    inTime: 0,
    waiting: 1,
    unfinished: 1,
  });
  const empty = { ...november, selection: { scope: { streetId: town.three } } };
  expect(await closeFigures(database.db, empty)).toMatchObject({ due: 0, inTime: 0, apart: 0 });
});

test("looked at, reported zero, said nothing: three things, over the units that are in service", async () => {
  const { db } = database;
  const district = { scope: { district: true } } as const;
  expect(await coverageOf(db, district)).toEqual({ registered: 3, surveyed: 1 });
  expect(await coverageOf(db, { ...district, kinds: ["企业"] })).toEqual({ registered: 1, surveyed: 0 });
  expect(await coverageOf(db, { scope: { unitId: town.market } })).toEqual({ registered: 1, surveyed: 1 });
  expect(await coverageOf(db, { scope: { personId: 1, unitIds: [] } })).toEqual({
    registered: 0,
    surveyed: 0,
  });
  expect(await coverageOf(db, { scope: { personId: 1, unitIds: [town.plant] } })).toEqual({
    registered: 1,
    surveyed: 0,
  });
  expect((await coverageByKind(db, district)).toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
    { kind: "企业", registered: 1, surveyed: 0 },
    { kind: "单位", registered: 1, surveyed: 1 },
    { kind: "社区", registered: 1, surveyed: 0 },
  ]);
  expect(await coverageByStreet(db, district)).toEqual([
    { id: town.one, name: "示例一街道", registered: 2, done: 1 },
    { id: town.two, name: "示例二街道", registered: 1, done: 0 },
  ]);
  expect(await unsurveyedUnits(db, { ...district, limit: 1 })).toEqual({
    registered: 3,
    total: 2,
    names: ["示例·厂"],
  });
  expect(await silentUnits(db, { ...district, span: LAST_WEEK, limit: 30 })).toEqual({
    registered: 3,
    total: 2,
    names: ["示例·市场", "示例·社区"],
  });
  expect(await reportsByStreet(db, { ...district, span: LAST_WEEK })).toEqual([
    { id: town.one, name: "示例一街道", registered: 2, done: 1 },
    { id: town.two, name: "示例二街道", registered: 1, done: 0 },
  ]);
  expect(await looksAt(db, { scope: { unitId: town.market }, span: NOVEMBER })).toEqual({
    zeroReports: 0,
    surveys: 1,
    unitsSurveyed: 1,
    lastSurveyAt: on("11-05"),
  });
  expect(await looksAt(db, { scope: { unitId: town.plant }, span: NOVEMBER })).toEqual({
    zeroReports: 1,
    surveys: 0,
    unitsSurveyed: 0,
    lastSurveyAt: null,
  });
});
