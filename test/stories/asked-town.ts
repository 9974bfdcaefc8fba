import { surveys } from "../../db/schema-town.ts";
import { keepZeroReports } from "../../db/surveys.ts";
import { on, putMatter } from "../hand-made-ledger.ts";
import { MARKET, openFuhai } from "./cast.ts";

export const GARDEN = "示例·彩云幼儿园";

/** Two streets with a small ledger: in 福海 one overdue and one open, in 前卫 one overdue; of October one in time and one late. */
export async function openAsked() {
  const cast = await openFuhai();
  const { db, sql } = cast.town.owner;
  const idOf = async (table: "units" | "people", name: string) =>
    Number((await sql<{ id: string }[]>`select id from ${sql(table)} where name = ${name}`)[0]?.id);
  const places = await sql<{ name: string; id: string; street: string }[]>`
    select name, id, street_id as street from units where name in (${MARKET}, ${GARDEN})`;
  const at = (name: string) => {
    const place = places.find((one) => one.name === name);
    return { unitId: Number(place?.id), streetId: Number(place?.street) };
  };
  const reportedBy = await idOf("people", "王网格");
  const put = (name: string, row: Partial<Parameters<typeof putMatter>[1]>) =>
    putMatter(db, { reportedBy, ...at(name), ...row });
  await put(MARKET, { registeredAt: on("11-17"), dueAt: on("11-21T00:00"), task: "二楼灭火器过期" });
  await put(MARKET, {
    registeredAt: on("11-19"),
    dueAt: on("11-28T00:00"),
    severity: "疑似重大",
    task: "安全出口锁闭",
  });
  await put(GARDEN, { registeredAt: on("11-18"), dueAt: on("11-20T00:00"), category: "security" });
  await put(GARDEN, {
    registeredAt: on("10-05"),
    dueAt: on("10-13T00:00"),
    submittedAt: on("10-12"),
    closedAt: on("10-12T15:00"),
    state: "closed",
  });
  await put(GARDEN, {
    registeredAt: on("10-06"),
    dueAt: on("10-14T00:00"),
    submittedAt: on("10-16"),
    closedAt: on("10-17"),
    state: "closed",
  });
  // Neither counts: one was taken back, one is a draft.
  await put(MARKET, {
    registeredAt: on("11-18"),
    dueAt: on("11-20T00:00"),
    state: "rejected",
    withdrawnAt: on("11-18T09:02"),
  });
  await put(MARKET, { state: "draft", dueAt: on("11-20T00:00"), createdAt: on("11-20") });
  await db
    .insert(surveys)
    .values({ unitId: at(GARDEN).unitId, personId: reportedBy, kind: "排查", surveyedAt: on("11-10") });
  await db.transaction((tx) =>
    keepZeroReports(tx, { unitIds: [at(MARKET).unitId], personId: reportedBy, at: on("11-18") }),
  );
  return cast;
}
