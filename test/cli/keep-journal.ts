import { openDatabase } from "../../db/connect.ts";
import { appendJournal } from "../../db/journal.ts";

/** Two matters with three and two entries in their chains. */
export async function keepJournal(url: string): Promise<void> {
  const { db, sql, close } = openDatabase({ url, connectionsMax: 1 });
  const at = new Date("2026-11-24T02:00:00Z");
  await sql`insert into people (open_id, name) values ('ou_a', '李某')`;
  for (const entries of [3, 2]) {
    const [matter] = await sql<{ id: string }[]>`
      insert into matters (campaign_id, policy_version, state, severity, task, reported_by, reported_chat_id, created_at)
      values ('a-campaign', 1, 'registered', 'ordinary', '示例', 1, 'oc_a', ${at}) returning id`;
    await db.transaction((tx) =>
      appendJournal(tx, {
        matterId: Number(matter?.id),
        at,
        entries: Array.from({ length: entries }, (_, index) => ({
          type: "registered",
          actor: { kind: "person", openId: "ou_a", name: "李某", role: "grid-worker" },
          payload: { task: "示例", index },
        })),
      }),
    );
  }
  await close();
}
