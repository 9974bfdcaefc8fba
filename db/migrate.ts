import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql } from "postgres";
import { LOCKS } from "./locks.ts";

/** The running role: it owns nothing, so that the journal cannot be altered by a bug or a stolen session. */
export const APP_ROLE = "five_zeros_app";

const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));

/**
 * Brings the database up to this program's schema and gives the running role its rights.
 * Safe when several processes start at once on an empty database: one works, the others wait.
 */
export async function migrateDatabase(q: {
  ownerUrl: string;
  appRole?: string;
  /** Steps of others that need the owner too, such as the queue's own schema. */
  afterTables?: (ownerUrl: string) => Promise<void>;
}): Promise<void> {
  const appRole = q.appRole ?? APP_ROLE;
  const sql = postgres(q.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${LOCKS.migration})`;
    await migrate(drizzle(sql), { migrationsFolder: MIGRATIONS });
    await q.afterTables?.(q.ownerUrl);
    if (appRole === APP_ROLE) await ensureRole(sql);
    await grantRights(sql, appRole);
  } finally {
    await sql.end();
  }
}

/** Which of this program's migrations the database has not had yet, without changing anything. */
export async function pendingMigrations(q: { ownerUrl: string }): Promise<string[]> {
  const sql = postgres(q.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [table] = await sql<{ known: boolean }[]>`
      select to_regclass('drizzle.__drizzle_migrations') is not null as known`;
    const done = table?.known
      ? await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations`
      : [];
    const hashes = new Set([...done].map((row) => row.hash));
    return readMigrationFiles({ migrationsFolder: MIGRATIONS })
      .map((migration) => migration.hash)
      .filter((hash) => !hashes.has(hash));
  } finally {
    await sql.end();
  }
}

async function ensureRole(sql: Sql) {
  await sql.unsafe(`do $$ begin
    create role ${APP_ROLE} nologin;
  exception when duplicate_object or unique_violation then null;
  end $$`);
  // Superusers may take any role; an ordinary owner must be a member of it.
  const [owner] = await sql<
    { member: boolean }[]
  >`select pg_has_role(current_user, ${APP_ROLE}, 'member') as member`;
  if (!owner?.member) await sql`grant ${sql(APP_ROLE)} to current_user`;
}

async function grantRights(sql: Sql, role: string) {
  const to = sql(role);
  await sql`grant usage on schema public, clock to ${to}`;
  await sql`grant select, insert, update, delete on all tables in schema public to ${to}`;
  await sql`grant usage, select on all sequences in schema public to ${to}`;
  await sql`grant select on clock.shift to ${to}`;
  await sql`revoke update, delete, truncate, references, trigger on journal, journal_roots, refusals from ${to}`;
  const queue = await sql`select 1 from pg_namespace where nspname = 'bullmq'`;
  if (queue.length === 0) return;
  await sql`grant usage on schema bullmq to ${to}`;
  await sql`grant select, insert, update, delete on all tables in schema bullmq to ${to}`;
  await sql`grant usage, select on all sequences in schema bullmq to ${to}`;
  await sql`grant execute on all functions in schema bullmq to ${to}`;
}
