import type { ModelEndpoint } from "../../src/config.ts";
import { openTown } from "../town.ts";

export const MARKET = "示例·滇润农贸市场";
export const MONDAY = "2026-11-23T09:30:00+08:00";

/** The people most stories need: who reports, who mends, who verifies, who presses. */
export async function openFuhai(q: { at?: string; model?: ModelEndpoint } = {}) {
  const town = await openTown({ at: q.at ?? MONDAY, ...(q.model ? { model: q.model } : {}) });
  const grid = await town.person("王网格", "grid-worker", { street: "福海街道" });
  const market = await town.person("李安全", "unit", { unit: MARKET });
  const street = await town.person("赵街道", "street", { street: "福海街道" });
  const leader = await town.person("钱包案", "case-leader", { street: "福海街道" });
  const regulator = await town.person("吴应急", "department", { body: "区应急局" });
  const office = await town.person("郑平安", "office");
  const group = await town.group("福海街道平安群", [grid, street], { street: "福海街道" });
  await town.owner
    .sql`update units set regulator_id = (select id from bodies where name = '区应急局') where name = ${MARKET}`;
  return { town, grid, market, street, leader, regulator, office, group };
}
export type Fuhai = Awaited<ReturnType<typeof openFuhai>>;

/** A hazard on the ledger: reported, confirmed, told to its unit. */
export async function register(cast: Fuhai, line = "滇润农贸市场二楼东侧灭火器过期4具") {
  const { town, grid, market, group } = cast;
  await grid.says(line, { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await grid.taps(draft, "确认");
  const task = await town.expectSent(market, "待签收");
  const number = /XS-\d{4}-\d{4}/.exec(await town.card(task.messageId))?.[0] ?? "";
  return { draft, task, number };
}

/** … and handed in. */
export async function handIn(cast: Fuhai, line?: string) {
  const registered = await register(cast, line);
  await cast.market.taps(registered.task, "签收");
  await cast.market.taps(registered.task, "提交整改", { text: "4具灭火器已更换" });
  const review = await cast.town.expectSent(cast.street, "待核验");
  await cast.town.expectSent(cast.regulator, "待核验");
  return { ...registered, review };
}
