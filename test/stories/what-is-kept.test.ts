import { expect, test } from "vitest";
import { runOnce } from "../../src/queue.ts";
import { openFuhai, register } from "./cast.ts";

test("messages that ended 90 days ago are removed, but for those that show an open matter", async () => {
  const cast = await openFuhai();
  const { town } = cast;
  const { sql } = town.owner;
  await register(cast);
  await register(cast, "滇润农贸市场一楼灭火器过期2具");
  await sql`update matters set state = 'closed' where id = 2`;
  const own = await sql`select count(*)::int as n from outbox`;

  const row = (q: {
    key: string;
    daysAgo?: number;
    sentDaysAgo?: number;
    outcome?: string | null;
    living?: number;
    depends?: number[];
  }) => sql`
    insert into outbox (id, once_key, lane, priority, action, msg_type, content, depends, living_matter_id, created_at,
      sent_wall_at, outcome)
    values (gen_random_uuid(), ${q.key}, 'oc_old', 1, 'send', 'text', '{"text": "x"}',
      ${sql.json((q.depends ?? []).map((matterId) => ({ matterId, round: 1, elements: [0] })))}, ${q.living ?? null},
      clock.now() - make_interval(days => ${q.daysAgo ?? 91}),
      ${q.outcome === "sent" ? sql`clock_timestamp() - make_interval(days => ${q.sentDaysAgo ?? 91})` : null},
      ${q.outcome ?? null})`;
  await row({ key: "sent", outcome: "sent" });
  await row({ key: "dead", outcome: "dead" });
  await row({ key: "cancelled", outcome: "cancelled" });
  await row({ key: "card of a closed matter", outcome: "sent", living: 2 });
  await row({ key: "notice of a closed matter", outcome: "sent", depends: [2] });
  await row({ key: "dead card of an open matter", outcome: "dead", living: 1 });

  await row({ key: "waiting" });
  await row({ key: "89 days", outcome: "sent", daysAgo: 89 });
  await row({ key: "sent late", outcome: "sent", sentDaysAgo: 89 });
  await row({ key: "card of an open matter", outcome: "sent", living: 1 });
  await row({ key: "notice of an open matter", outcome: "sent", depends: [2, 1] });
  await row({ key: "calendar:2027:ou_1", outcome: "sent" });
  await sql`update outbox set retry_wall_at = 'infinity', reason = 'x' where once_key = 'waiting'`;

  const sweep = town.bot.jobs.find((job) => job.name === "sweep");
  if (sweep) await runOnce(sweep, town.bot.jobContext);
  const left = await sql`select once_key as key from outbox where lane = 'oc_old' order by seq`;
  expect(left.map((one) => one.key)).toEqual([
    "waiting",
    "89 days",
    "sent late",
    "card of an open matter",
    "notice of an open matter",
    "calendar:2027:ou_1",
  ]);
  expect(await sql`select count(*)::int as n from outbox where lane <> 'oc_old'`).toEqual(own);
  await town.close();
});
