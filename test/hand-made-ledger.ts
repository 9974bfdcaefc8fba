import type { Db } from "../db/connect.ts";
import { matters, verifications } from "../db/schema-ledger.ts";
import { bodies, people, surveys, units } from "../db/schema-town.ts";

type Row = Partial<typeof matters.$inferInsert>;
let numbered = 0;

/** A matter put on the ledger by hand, as it would stand there; what is not given is not yet so. */
export async function putMatter(db: Db, row: Row & { reportedBy: number }): Promise<number> {
  numbered += 1;
  const registered = row.state === "draft" ? null : `XS-2026-${String(numbered).padStart(4, "0")}`;
  const [put] = await db
    .insert(matters)
    .values({
      campaignId: "xishan-five-zeros",
      policyVersion: 1,
      policyId: "hazard-general",
      number: registered,
      state: "assigned",
      category: "hazard",
      severity: "一般",
      task: "灭火器过期",
      reportedChatId: "oc_hand",
      createdAt: row.registeredAt ?? new Date("2026-11-20T09:00:00+08:00"),
      firstDueAt: row.dueAt ?? null,
      ...row,
    })
    .returning({ id: matters.id });
  if (!put) throw new Error("nothing was put");
  return put.id;
}

export const on = (time: string) => new Date(`2026-${time.length > 5 ? time : `${time}T09:00`}:00+08:00`);

/** Two streets with units, one without, a regulator, a retired unit; sixteen matters whose counts are known by hand. */
export async function putLedger(db: Db) {
  const at = on("01-01");
  const body = async (name: string, kind: string) => {
    const [row] = await db.insert(bodies).values({ name, kind }).returning({ id: bodies.id });
    return row?.id ?? 0;
  };
  const unit = async (name: string, more: Partial<typeof units.$inferInsert>) => {
    const [row] = await db
      .insert(units)
      .values({ name, kind: "单位", registeredAt: at, ...more })
      .returning({ id: units.id });
    return row?.id ?? 0;
  };
  const [one, two, three] = [
    await body("示例一街道", "街道"),
    await body("示例二街道", "街道"),
    await body("示例空街道", "街道"),
  ];
  const regulator = await body("示例监管局", "部门");
  const market = await unit("示例·市场", { streetId: one, subkind: "市场", regulatorId: regulator });
  const plant = await unit("示例·厂", { streetId: one, kind: "企业", subkind: "厂矿" });
  const community = await unit("示例·社区", { streetId: two, kind: "社区" });
  const retired = await unit("示例·旧厂", { streetId: one, kind: "企业", retiredAt: at });
  const [person] = await db
    .insert(people)
    .values({ openId: "ou_hand", name: "示例甲" })
    .returning({ id: people.id });
  const reportedBy = person?.id ?? 0;
  const put = (row: Row) => putMatter(db, { reportedBy, ...row });
  const inOne = { unitId: market, streetId: one };
  const ofPlant = { unitId: plant, streetId: one };
  const inTwo = { unitId: community, streetId: two };

  await put({ ...inOne, registeredAt: on("11-16"), dueAt: on("11-21T00:00") }); // 1 overdue
  await put({
    ...inOne,
    registeredAt: on("11-17"),
    dueAt: on("12-01T00:00"),
    state: "accepted",
    severity: "疑似重大",
    task: "安全出口锁闭",
  }); // 2 due at the end of the 30th
  await put({
    ...ofPlant,
    registeredAt: on("11-18"),
    dueAt: on("11-23T00:00"),
    submittedAt: on("11-22T18:00"),
    state: "submitted",
    category: "dispute",
  }); // 3 with the verifier
  await put({
    ...inOne,
    registeredAt: on("10-05"),
    dueAt: on("10-13T00:00"),
    submittedAt: on("10-12T20:00"),
    closedAt: on("10-12T23:00"),
    state: "closed",
  }); // 4 in time
  await put({
    ...inOne,
    registeredAt: on("10-06"),
    dueAt: on("10-21T00:00"),
    submittedAt: on("10-20T10:00"),
    closedAt: on("10-21T00:00"),
    state: "closed",
  }); // 5 in time, to the minute
  const verifiedLater = await put({
    ...ofPlant,
    registeredAt: on("10-07"),
    dueAt: on("10-16T00:00"),
    submittedAt: on("10-15T10:00"),
    closedAt: on("10-17"),
    state: "closed",
  }); // 6 handed in in time, verified later; once returned
  const late = await put({
    ...inTwo,
    registeredAt: on("10-08"),
    dueAt: on("10-11T00:00"),
    submittedAt: on("10-14"),
    closedAt: on("10-16"),
    state: "closed",
  }); // 7 late
  const returned = await put({
    ...inTwo,
    registeredAt: on("10-18"),
    dueAt: on("10-26T00:00"),
    state: "rectifying",
    returnedAt: on("10-25"),
  }); // 8 returned, overdue
  await put({
    ...inTwo,
    registeredAt: on("10-19"),
    dueAt: on("10-27T00:00"),
    state: "rejected",
    withdrawnAt: on("10-19T09:03"),
  }); // 9 taken back
  await put({ ...inTwo, registeredAt: on("10-20"), dueAt: on("10-28T00:00"), state: "rejected" }); // 10 baseless
  await put({ ...inOne, state: "draft", dueAt: on("11-20"), createdAt: on("11-20") }); // 11 draft
  await put({ ...inOne, registeredAt: on("10-21"), dueAt: on("10-29T00:00"), state: "transferred" }); // 12
  await put({ ...ofPlant, registeredAt: on("10-22"), dueAt: on("11-01T00:00"), state: "accepted" }); // 13 end of October
  await put({
    ...inOne,
    registeredAt: on("09-20"),
    dueAt: on("10-01T00:00"),
    submittedAt: on("09-30"),
    closedAt: on("09-30T12:00"),
    state: "closed",
  }); // 14 end of September
  await put({ registeredAt: on("11-19"), state: "registered" }); // 15 of no unit, without a deadline
  await put({ ...inTwo, registeredAt: on("11-20"), dueAt: on("11-23T18:00") }); // 16 due later today

  const word = { personId: reportedBy, words: "示例", round: 0, verdict: "returned" };
  await db.insert(verifications).values([
    { ...word, matterId: verifiedLater, at: on("10-15T12:00") },
    { ...word, matterId: late, at: on("10-14T12:00"), undoneAt: on("10-14T12:03") },
    { ...word, matterId: returned, at: on("10-25") },
  ]);
  const look = (unitId: number, kind: string, time: string) => ({
    unitId,
    kind,
    surveyedAt: on(time),
    personId: reportedBy,
  });
  await db
    .insert(surveys)
    .values([
      look(market, "排查", "11-05"),
      look(plant, "零报告", "11-18"),
      look(community, "零报告", "11-23T08:00"),
      look(retired, "排查", "11-18"),
    ]);
  return { one, two, three, regulator, market, plant, community, reportedBy };
}
