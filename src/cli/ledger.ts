import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Tx } from "../../db/connect.ts";
import type { Closing } from "./closing-line.ts";
import { exportLines } from "./export-journal.ts";
import { main, withLedger } from "./open-ledger.ts";
import { verifyExport } from "./verify-export.ts";
import { readWords } from "./words.ts";

const USAGE = "用法:npm run ledger -- export 文件.jsonl [--force] | verify 文件.jsonl";

/** `npm run ledger`: takes the journal out, and checks such a file offline, without any database. */
await main(async () => {
  const call = readWords(process.argv.slice(2), { wordsMax: 2, options: ["--force"] });
  const [verb, file] = call?.words ?? [];
  const force = call?.options.has("--force") ?? false;
  if (file && verb === "export") return exportJournal(file, { force });
  if (file && verb === "verify" && !force) return verifyFile(file);
  console.error(USAGE);
  return 1;
});

async function exportJournal(file: string, q: { force: boolean }): Promise<number> {
  return withLedger(async ({ db }) => {
    const closing = await db
      .transaction((tx) => writeLines(tx, file, q), { isolationLevel: "repeatable read" })
      .catch((error: unknown) => {
        if (!(error instanceof Error && "path" in error)) throw error;
        const known = "code" in error && error.code === "EEXIST";
        throw new Error(
          known
            ? `文件 ${file} 已经存在,没有覆盖:请换一个文件名,确要覆盖请加 --force。`
            : `写不了文件 ${file},请核对路径与权限。`,
          { cause: error },
        );
      });
    console.log(
      `已导出 ${closing.entries} 条记录到 ${file}\n校验码 ${closing.digest},请另外记下:核验时比对。`,
    );
    return 0;
  });
}

/** Staff names stand in it: for the eyes of whoever runs the export. */
async function writeLines(tx: Tx, file: string, q: { force: boolean }): Promise<Closing> {
  let closing: Closing | null = null;
  const lines = exportLines(tx, (one) => {
    closing = one;
  });
  await pipeline(Readable.from(lines), createWriteStream(file, { mode: 0o600, flags: q.force ? "w" : "wx" }));
  if (!closing) throw new Error("导出没有完成,请重试。");
  return closing;
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
