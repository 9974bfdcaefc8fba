import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../../db/connect.ts";
import { keepQuestion, lastQuestion, lastReportOf, removePastQuestions } from "../../db/conversations.ts";
import { openTestDatabase } from "../database.ts";
import { on, putLedger, putMatter } from "../hand-made-ledger.ts";

let server: Awaited<ReturnType<typeof openTestDatabase>>;
let database: Database;
let town: Awaited<ReturnType<typeof putLedger>>;
beforeAll(async () => {
  server = await openTestDatabase();
  database = openDatabase({ url: server.url, connectionsMax: 2 });
  town = await putLedger(database.db);
});
afterAll(async () => {
  await database.close();
  await server.close();
});

test("a question is kept for ten minutes, one for each person and chat, the last one", async () => {
  const { db } = database;
  const here = { chatId: "oc_1", personId: town.reportedBy };
  const keep = (intent: string, at: Date) =>
    db.transaction((tx) => keepQuestion(tx, { ...here, query: { intent }, at }));
  await keep("query.overdue", on("11-23T09:00"));
  await keep("query.open_count", on("11-23T09:05"));
  const at = (time: string, q = here) => lastQuestion(db, { ...q, at: on(time) });
  expect(await at("11-23T09:14")).toEqual({ intent: "query.open_count" });
  expect(await at("11-23T09:15")).toBeNull();
  expect(await at("11-23T09:06", { ...here, chatId: "oc_2" })).toBeNull();
  expect(await at("11-23T09:06", { ...here, personId: here.personId + 1 })).toBeNull();
  expect(await removePastQuestions(db, on("11-23T09:14"))).toBe(0);
  expect(await removePastQuestions(db, on("11-23T09:15"))).toBe(1);
});

test("what a person reported last in a chat is known for a day, draft or matter", async () => {
  const { db } = database;
  const here = { chatId: "oc_9", personId: town.reportedBy };
  const put = (unitId: number | null, time: string, state: "draft" | "assigned") =>
    putMatter(db, { unitId, state, createdAt: on(time), reportedBy: here.personId, reportedChatId: "oc_9" });
  expect(await lastReportOf(db, { ...here, at: on("11-23") })).toBeNull();
  await put(town.market, "11-22T10:00", "assigned");
  await put(town.plant, "11-22T11:00", "draft");
  expect(await lastReportOf(db, { ...here, at: on("11-23T10:59") })).toEqual({
    category: "hazard",
    unit: "示例·厂",
    at: on("11-22T11:00"),
  });
  expect(await lastReportOf(db, { ...here, at: on("11-23T11:00") })).toBeNull();
  expect(await lastReportOf(db, { ...here, chatId: "oc_8", at: on("11-23") })).toBeNull();
});
