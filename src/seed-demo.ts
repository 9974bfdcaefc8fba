import { readFile } from "node:fs/promises";
import { ledgerNow, openDatabase } from "../db/connect.ts";
import { importTable } from "./import/import-table.ts";
import { readTable, type Table } from "./import/read-table.ts";
import { DEMO_REGULATOR, demoChats, demoPeople } from "./sandbox/demo.ts";

const UNIT_FILES = ["xishan-units.csv", "demo-units.csv"];

/** Brings the demo's units, people and groups into the bot's own tables, by the import everybody uses. Twice is once. */
export async function seedDemo(q: { ownerUrl: string }): Promise<void> {
  const { db, close } = openDatabase({ url: q.ownerUrl, connectionsMax: 1 });
  try {
    const at = await ledgerNow(db);
    for (const file of UNIT_FILES) {
      const table = await readTable(await readFile(new URL(`./sandbox/data/${file}`, import.meta.url)), file);
      await importOrFail(
        importTable(db, { kind: "units", table: file.startsWith("demo") ? regulated(table) : table, at }),
      );
    }
    await importOrFail(importTable(db, { kind: "people", table: tableOf(demoPeople), at }));
    await importOrFail(importTable(db, { kind: "chats", table: tableOf(demoChats), at }));
  } finally {
    await close();
  }
}

async function importOrFail(importing: ReturnType<typeof importTable>) {
  const { mistakes } = await importing;
  if (mistakes.length > 0)
    throw new Error(`demo data: ${mistakes.map((one) => `${one.line} ${one.reason}`).join("; ")}`);
}

/** The demo's own units answer to a department, so that a ladder can be seen to the end. */
function regulated(table: Table): Table {
  const rows = table.rows.map((row) => ({ ...row, cells: { ...row.cells, regulator: DEMO_REGULATOR } }));
  return { headers: [...table.headers, "regulator"], rows };
}

function tableOf(rows: readonly Record<string, unknown>[]): Table {
  const headers = Object.keys(rows[0] ?? {});
  return {
    headers,
    rows: rows.map((row, index) => ({
      line: index + 2,
      cells: Object.fromEntries(headers.map((name) => [name, String(row[name] ?? "")])),
    })),
  };
}
