import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Queryable } from "../../db/connect.ts";
import { journalRows } from "../../db/journal.ts";
import { main, withLedger } from "./open-ledger.ts";
import { verifyExport } from "./verify-export.ts";

const USAGE = "用法:npm run ledger -- export 文件.jsonl | verify 文件.jsonl";

/** `npm run ledger`: takes the journal out, and checks such a file offline, without any database. */
await main(async () => {
  const [verb, file] = process.argv.slice(2);
  if (file && verb === "export") return exportJournal(file);
  if (file && verb === "verify") return verifyFile(file);
  console.error(USAGE);
  return 1;
});

async function exportJournal(file: string): Promise<number> {
  return withLedger(async ({ db }) => {
    let count = 0;
    async function* lines(from: Queryable) {
      for await (const entry of journalRows(from)) {
        count += 1;
        yield `${JSON.stringify(entry)}\n`;
      }
    }
    try {
      // Staff names stand in it: for the eyes of whoever runs the export.
      await pipeline(Readable.from(lines(db)), createWriteStream(file, { mode: 0o600 }));
    } catch (error) {
      const isFile = error instanceof Error && "path" in error;
      throw isFile ? new Error(`写不了文件 ${file},请核对路径与权限。`, { cause: error }) : error;
    }
    console.log(`已导出 ${count} 条记录到 ${file}`);
    return 0;
  });
}

async function verifyFile(file: string): Promise<number> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new Error(`读不了文件 ${file},请核对路径与权限。`, { cause });
  });
  const { whole, words } = verifyExport(text);
  if (whole) console.log(words);
  else console.error(words);
  return whole ? 0 : 1;
}
