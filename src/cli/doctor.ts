import { access } from "node:fs/promises";
import { join } from "node:path";
import { openDatabase } from "../../db/connect.ts";
import { startEmbeddedPostgres } from "../../db/embedded.ts";
import { type Config, readConfig } from "../config.ts";
import { ConfigError } from "../errors.ts";
import { SCOPES } from "../feishu/scopes.ts";
import { failureWords } from "../reach.ts";
import { ill, type Patient } from "./check.ts";
import { checks } from "./doctor-checks.ts";
import { examine, type Line } from "./examine.ts";
import { readWords } from "./words.ts";

/** `npm run doctor`: looks at everything the service needs, changes nothing, and says what to do. */
if (!readWords(process.argv.slice(2), { wordsMax: 0 })) {
  console.error("用法:npm run doctor(不带参数,设置从环境变量读)");
  process.exit(1);
}
const lines: Line[] = [];
const config = configOrNull();
const seen: Partial<Patient> = {
  env: process.env,
  nodeVersion: process.version,
  ...(config ? { config } : {}),
};
const database = config ? await openIfThere(config) : null;
try {
  lines.push(...(await examine(checks, { ...seen, ...database?.parts })));
} finally {
  await database?.close();
}

for (const { well, heed, name, words, advice } of lines)
  console.log(`${heed ? "⚠" : well ? "✓" : "✗"} ${name}:${words}${advice ? ` → ${advice}` : ""}`);
if (config?.feishu) {
  console.log("飞书开放平台须开通的权限:");
  for (const { scope, for: purpose } of SCOPES) console.log(`  ${scope}  ${purpose}`);
}
const ills = lines.filter((line) => !line.well).length;
const heeds = lines.filter((line) => line.heed).length;
console.log(ills > 0 ? `${ills} 处有问题` : heeds > 0 ? `没有故障,但有 ${heeds} 处须留意(⚠)` : "一切正常");
// A client that still waits for a part that is away must not keep the report waiting.
process.exit(ills === 0 ? 0 : 1);

function configOrNull(): Config | null {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return null;
    throw error;
  }
}

async function openIfThere(from: Config) {
  const cluster = join(from.dataDir, "postgres", "PG_VERSION");
  const isMade = await access(cluster).then(
    () => true,
    () => false,
  );
  if (!from.databaseUrl && !isMade) {
    lines.push({ name: "数据库", well: true, words: "内置数据库尚未建立,首次 npm start 时自动建立" });
    return null;
  }
  const embedded = from.databaseUrl
    ? null
    : await startEmbeddedPostgres(from.dataDir).catch((error: unknown) => failureWords(error));
  if (typeof embedded === "string") {
    lines.push({ name: "数据库", ...ill(embedded, "请按此改正,再运行一次") });
    return null;
  }
  const ownerUrl = from.databaseUrl ?? embedded?.url ?? "";
  const opened = openDatabase({ url: ownerUrl, connectionsMax: 2 });
  return {
    parts: { ownerUrl, database: opened },
    async close() {
      await opened.close();
      await embedded?.stop();
    },
  };
}
