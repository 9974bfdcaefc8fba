import { readFile } from "node:fs/promises";
import { openDatabase } from "../../db/connect.ts";
import { type ImportKind, importTable, type LookUpMobiles } from "../../src/import/import-table.ts";
import { readTable } from "../../src/import/read-table.ts";
import { openTestDatabase } from "../database.ts";
import { tableOf } from "./table-of.ts";

/** Ledger time in these tests; each import may state its own. */
export const AT = new Date("2026-11-24T02:00:00Z");

/** A database of its own to import into, and a count of what stands there. */
export async function openRegister() {
  const database = await openTestDatabase();
  const owner = openDatabase({ url: database.url, connectionsMax: 3 });
  return {
    ...owner,
    url: database.url,
    imports: async (
      kind: ImportKind,
      csv: string,
      q: { at?: Date; dryRun?: boolean; lookUp?: LookUpMobiles } = {},
    ) => importTable(owner.db, { kind, table: await tableOf(csv), at: AT, ...q }),
    async importsFile(file: string) {
      const bytes = await readFile(new URL(`../../src/sandbox/data/${file}`, import.meta.url));
      return importTable(owner.db, { kind: "units", table: await readTable(bytes, file), at: AT });
    },
    /** Every row of the register, to compare before with after. */
    async everything() {
      const { sql } = owner;
      return {
        bodies: await sql`select * from bodies order by id`,
        units: await sql`select * from units order by id`,
        people: await sql`select * from people order by id`,
        posts: await sql`select * from posts order by id`,
        chats: await sql`select * from chats order by chat_id`,
      };
    },
    async close() {
      await owner.close();
      await database.close();
    },
  };
}
