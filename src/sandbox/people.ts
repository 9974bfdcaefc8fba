import { createHash } from "node:crypto";
import type { Store } from "./store.ts";

export type SandboxPerson = {
  openId: string;
  name: string;
  title?: string | undefined;
  mobile?: string | undefined;
  available?: boolean | undefined;
};

export async function keepPerson(sql: Store, q: SandboxPerson): Promise<void> {
  await sql`insert into sandbox.people (open_id, name, title, mobile, available)
    values (${q.openId}, ${q.name}, ${q.title ?? ""}, ${q.mobile ?? null}, ${q.available ?? true})
    on conflict (open_id) do update set name = excluded.name, title = excluded.title, mobile = excluded.mobile, available = excluded.available`;
  const chatId = privateChatOf(q.openId);
  await sql`insert into sandbox.chats (chat_id, name, kind, person) values (${chatId}, ${q.name}, 'p2p', ${q.openId}) on conflict do nothing`;
  await sql`insert into sandbox.members values (${chatId}, ${q.openId}) on conflict do nothing`;
}

export async function keepGroup(
  sql: Store,
  q: { chatId: string; name: string; members: readonly string[] },
): Promise<void> {
  await sql`insert into sandbox.chats (chat_id, name, kind) values (${q.chatId}, ${q.name}, 'group')
    on conflict (chat_id) do update set name = excluded.name`;
  for (const openId of q.members)
    await sql`insert into sandbox.members values (${q.chatId}, ${openId}) on conflict do nothing`;
}

/** One private chat for each person and the bot, its id for ever the same. */
export function privateChatOf(openId: string): string {
  return `oc_p2p_${createHash("sha256").update(openId).digest("hex").slice(0, 24)}`;
}

/** What the chat page needs to draw itself. */
export async function readTown(sql: Store) {
  const people = await sql`select open_id as "openId", name, title from sandbox.people order by title, name`;
  const chats = await sql`
    select c.chat_id as "chatId", c.name, c.kind, c.person as "openId", array_agg(m.open_id order by m.open_id) as members
    from sandbox.chats c join sandbox.members m using (chat_id) group by c.chat_id order by c.kind, c.name`;
  return { people: [...people], chats: [...chats] };
}
