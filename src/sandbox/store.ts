import postgres, { type Sql } from "postgres";

export type Store = Sql;

/**
 * The emulator's own memory, in schema `sandbox`: it outlives the bot and the emulator itself.
 * Made here and not by the bot's migrations, because no office ever has it.
 */
export async function openStore(databaseUrl: string): Promise<Store> {
  const sql = postgres(databaseUrl, {
    max: 8,
    onnotice: () => {},
    connection: { application_name: "five-zeros-sandbox" },
  });
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(5000009)`;
    await tx`create schema if not exists sandbox`;
    await tx`create table if not exists sandbox.settings (key text primary key, value jsonb not null)`;
    await tx`create table if not exists sandbox.people (
      open_id text primary key, name text not null, title text not null default '', mobile text, available boolean not null default true)`;
    await tx`create table if not exists sandbox.chats (
      chat_id text primary key, name text not null, kind text not null, person text)`;
    await tx`create table if not exists sandbox.members (
      chat_id text not null, open_id text not null, primary key (chat_id, open_id))`;
    await tx`create table if not exists sandbox.messages (
      seq bigserial not null, message_id text primary key, chat_id text not null, sender text not null,
      msg_type text not null, content jsonb not null, uuid text, reply_to text, created_at timestamptz not null,
      updates integer not null default 0, recalled boolean not null default false)`;
    // What the page shows beside a message: the ledger's time, once the bot has made its clock.
    await tx`create or replace function sandbox.ledger_now() returns timestamptz language plpgsql as $$
      begin
        if to_regnamespace('clock') is null then return clock_timestamp(); end if;
        return clock.now();
      end $$`;
    await tx`alter table sandbox.messages
      add column if not exists shown_at timestamptz not null default sandbox.ledger_now()`;
    await tx`alter table sandbox.messages
      add column if not exists mentions_bot boolean not null default false,
      add column if not exists edited_at timestamptz`;
    await tx`create index if not exists messages_chat on sandbox.messages (chat_id, seq)`;
    await tx`create index if not exists messages_uuid on sandbox.messages (uuid) where uuid is not null`;
    await tx`create table if not exists sandbox.files (
      key text primary key, message_id text, media_type text not null, bytes bytea not null)`;
    await tx`create table if not exists sandbox.pushes (
      id bigserial primary key, event_id text not null, event_type text not null, lane text not null,
      plaintext text not null, attempt integer not null default 0, next_at timestamptz, status text, ms integer)`;
    await tx`create index if not exists pushes_pending on sandbox.pushes (next_at) where next_at is not null`;
  });
  return sql;
}

export type SandboxMessage = {
  seq: number;
  messageId: string;
  chatId: string;
  /** An open_id, or "bot". */
  from: string;
  fromName: string;
  msgType: string;
  content: unknown;
  /** Ledger time, as the page shows it. */
  shownAt: string;
  updatedCount: number;
  recalled: boolean;
  edited: boolean;
  mentionsBot: boolean;
  uuid: string | null;
  replyTo: string | null;
};

/** Messages as a person sees them, oldest first: of one taken back, no word. */
export async function readMessages(
  sql: Store,
  q: { chatId?: string | undefined; sinceSeq?: number | undefined },
): Promise<SandboxMessage[]> {
  const rows = await sql<(Omit<SandboxMessage, "seq" | "shownAt"> & { seq: string; shownAt: Date })[]>`
    select m.seq, m.message_id as "messageId", m.chat_id as "chatId", m.sender as "from",
      coalesce(p.name, '五零助手') as "fromName", m.msg_type as "msgType",
      case when m.recalled then '{}'::jsonb else m.content end as content, m.shown_at as "shownAt",
      m.updates as "updatedCount", m.recalled, m.edited_at is not null as edited,
      m.mentions_bot as "mentionsBot", m.uuid, m.reply_to as "replyTo"
    from sandbox.messages m left join sandbox.people p on p.open_id = m.sender
    where m.seq > ${q.sinceSeq ?? 0} ${q.chatId ? sql`and m.chat_id = ${q.chatId}` : sql``}
    order by m.seq`;
  return rows.map((row) => ({ ...row, seq: Number(row.seq), shownAt: row.shownAt.toISOString() }));
}

export async function readSetting(sql: Store, key: string): Promise<unknown> {
  const [row] = await sql<{ value: unknown }[]>`select value from sandbox.settings where key = ${key}`;
  return row?.value ?? null;
}

export async function keepSetting(
  sql: Store,
  key: string,
  value: object | string | number | boolean,
): Promise<void> {
  await sql`insert into sandbox.settings (key, value) values (${key}, ${sql.json(value as postgres.JSONValue)})
    on conflict (key) do update set value = excluded.value`;
}
