import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { startEmbeddedPostgres } from "../db/embedded.ts";
import { migrateDatabase } from "../db/migrate.ts";
import { migrateQueue } from "../src/queue.ts";

/** One real PostgreSQL for the whole run, with a migrated template that each test file clones. */
export default async function setup() {
  const given = process.env.TEST_SERVER_URL;
  const embedded = given ? null : await startEmbeddedPostgres(join(".data", "test"));
  const serverUrl = given ?? embedded?.url ?? "";
  const template = `template_${migrationsHash()}`;
  await ensureTemplate(serverUrl, template);
  process.env.TEST_SERVER_URL = serverUrl;
  process.env.TEST_TEMPLATE = template;
  return async () => {
    await embedded?.stop();
  };
}

async function ensureTemplate(serverUrl: string, template: string) {
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
  try {
    const known = await admin`select 1 from pg_database where datname = ${template}`;
    if (known.length > 0) return;
    const making = `${template}_making`;
    await admin`drop database if exists ${admin(making)} with (force)`;
    await admin`create database ${admin(making)}`;
    const url = new URL(serverUrl);
    url.pathname = `/${making}`;
    await migrateDatabase({ ownerUrl: url.href, afterTables: migrateQueue });
    // Renamed only when whole: a killed run leaves no half template behind.
    await admin`alter database ${admin(making)} rename to ${admin(template)}`;
  } finally {
    await admin.end();
  }
}

function migrationsHash(): string {
  const folder = new URL("../db/migrations/", import.meta.url);
  const hash = createHash("sha256");
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()) {
    hash.update(readFileSync(new URL(file, folder)));
  }
  return hash
    .update(readFileSync(new URL("../db/migrate.ts", import.meta.url)))
    .digest("hex")
    .slice(0, 12);
}
