import { randomBytes } from "node:crypto";
import postgres from "postgres";

/** A database of its own for one test, cloned from the migrated template (or empty): nobody else is in it. */
export async function openTestDatabase(
  q: { empty?: boolean } = {},
): Promise<{ url: string; close(): Promise<void> }> {
  const serverUrl = process.env.TEST_SERVER_URL ?? "";
  const template = q.empty ? "template1" : (process.env.TEST_TEMPLATE ?? "");
  const name = `town_${randomBytes(6).toString("hex")}`;
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(name)} template ${admin(template)}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async close() {
      await admin`drop database if exists ${admin(name)} with (force)`;
      await admin.end();
    },
  };
}
