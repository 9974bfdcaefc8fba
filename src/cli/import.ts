import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { ledgerNow } from "../../db/connect.ts";
import type { Config } from "../config.ts";
import { createFeishu } from "../feishu/client.ts";
import {
  type Change,
  IMPORT_KINDS,
  type Imported,
  type ImportKind,
  importTable,
  type LookUpMobiles,
} from "../import/import-table.ts";
import { readTable, UnreadableFile } from "../import/read-table.ts";
import { createLog } from "../log.ts";
import { main, withLedger } from "./open-ledger.ts";
import { readWords } from "./words.ts";

const USAGE = "用法:npm run import -- units|people|chats|workdays 文件.csv|文件.xlsx [--check]";
const LISTED_MAX = 20;
const WOULD = { added: "将新增", changed: "将更新", retired: "将停用" } as const;

/** `npm run import`: a register whole or not at all, every bad row named. */
await main(async () => {
  const call = readWords(process.argv.slice(2), { wordsMax: 2, options: ["--check"] });
  const dryRun = call?.options.has("--check") ?? false;
  const [kind, file] = call?.words ?? [];
  if (!file || !isKind(kind)) {
    console.error(USAGE);
    return 1;
  }
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) throw new UnreadableFile(`找不到文件 ${file},请核对路径。`);
  const table = await readTable(bytes, basename(file));
  return withLedger(async ({ db, config }) => {
    const outcome = await importTable(db, {
      kind,
      table,
      at: await ledgerNow(db),
      dryRun,
      ...lookUpBy(config),
    });
    for (const { line, reason } of outcome.mistakes) console.error(`第 ${line} 行:${reason}`);
    if (outcome.mistakes.length > 0) {
      console.error(`共 ${outcome.mistakes.length} 处有误,没有导入任何一行。改正后请重新导入。`);
      return 1;
    }
    for (const line of dryRun ? listOf(outcome.changes) : []) console.log(line);
    console.log(dryRun ? `检查通过(未写入):${tallyOf(outcome)}` : tallyOf(outcome));
    return 0;
  });
});

/** What a dry run would do, by line and name, kind by kind; of many only the first. */
function listOf(changes: readonly Change[]): string[] {
  return Object.entries(WOULD).flatMap(([outcome, would]) => {
    const rows = changes.filter((change) => change.outcome === outcome);
    const lines = rows.slice(0, LISTED_MAX).map(({ line, name }) => `第 ${line} 行:${would} ${name}`);
    return rows.length > LISTED_MAX ? [...lines, `……${would}共 ${rows.length} 行`] : lines;
  });
}

function tallyOf({ added, changed, retired, unchanged }: Imported): string {
  return `新增 ${added},更新 ${changed},${retired > 0 ? `停用 ${retired},` : ""}未变 ${unchanged}`;
}

function isKind(word: string | undefined): word is ImportKind {
  return IMPORT_KINDS.some((kind) => kind === word);
}

/** Mobile numbers can be looked up once the platform's app is configured. */
function lookUpBy(config: Config): { lookUp?: LookUpMobiles } {
  if (!config.feishu) return {};
  const { appId, appSecret, domain } = config.feishu;
  const feishu = createFeishu({ appId, appSecret, domain, log: createLog("silent") });
  return { lookUp: feishu.openIdsByMobile };
}
