import { expect, test } from "vitest";
import { journalOf } from "../../db/journal.ts";
import { matterByNumber } from "../../db/matters.ts";
import { openTown } from "../town.ts";

test("one line in a group stands on the ledger, is signed, rectified, verified by a second party and struck off", async () => {
  const town = await openTown({ at: "2026-11-23T09:30:00+08:00" });
  const wang = await town.person("王网格", "grid-worker", { street: "福海街道" });
  const safety = await town.person("李安全", "unit", { unit: "示例·滇润农贸市场" });
  const street = await town.person("赵街道", "street", { street: "福海街道" });
  const leader = await town.person("钱包案", "case-leader", { street: "福海街道" });
  const group = await town.group("福海街道平安群", [wang, street], { street: "福海街道" });

  await wang.says("滇润农贸市场二楼东侧灭火器过期4具,3天内整改", { in: group });
  const draft = await town.expectSent(
    group,
    "请确认上报",
    "示例·滇润农贸市场",
    "11月26日",
    "周四",
    "安全隐患",
  );
  const confirmed = await wang.taps(draft, "确认");
  expect(JSON.stringify(confirmed.body)).toContain("已登记 XS-2026-0001");

  const task = await town.expectSent(safety, "XS-2026-0001", "待签收", "灭火器过期", "钱包案");
  await safety.taps(task, "签收");
  expect(await town.card(draft.messageId)).toContain("整改中");

  await safety.taps(task, "提交整改", { text: "4具灭火器已更换" });
  const review = await town.expectSent(street, "XS-2026-0001", "待核验", "4具灭火器已更换");
  await street.taps(review, "核验通过", { text: "现场已更换" });
  await town.expectSent(group, "XS-2026-0001 已销号", "赵街道");
  expect(await town.card(draft.messageId)).toContain("已销号");
  expect(await town.card(task.messageId)).toContain("已销号");

  const matter = await matterByNumber(town.owner.db, { number: "XS-2026-0001" });
  const journal = await journalOf(town.owner.db, { matterId: matter?.id ?? 0 });
  expect(journal.map((entry) => entry.type)).toEqual([
    "registered",
    "assigned",
    "accepted",
    "submitted",
    "verified",
    "closed",
  ]);
  expect(matter?.caseLeaderName).toBe(leader.name);
  await town.close();
});
