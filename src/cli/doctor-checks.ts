import { ledgerNow } from "../../db/connect.ts";
import { readConfig } from "../config.ts";
import { formatInstant } from "../domain/day.ts";
import { ConfigError } from "../errors.ts";
import { createFeishu } from "../feishu/client.ts";
import { createLog } from "../log.ts";
import { openRedis } from "../queue-on-redis.ts";
import { type Check, heed, ill, well } from "./check.ts";
import { journalGuard, ledgerChains, migrated } from "./doctor-database.ts";

/** The oldest Node the packages run on (`engines` of package.json). */
const NODE_MIN = [20, 19] as const;
const HOUR_SECONDS = 3600;

const node: Check = {
  name: "Node 版本",
  needs: ["nodeVersion"],
  async run({ nodeVersion }) {
    const [major = 0, minor = 0] = nodeVersion.replace(/^v/, "").split(".").map(Number);
    const enough = major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1]);
    return [enough ? well(nodeVersion) : ill(nodeVersion, `请安装 Node ${NODE_MIN.join(".")} 或更高版本`)];
  },
};

const config: Check = {
  name: "环境变量",
  needs: ["env"],
  async run({ env }) {
    try {
      const { feishu, databaseUrl, redisUrl } = readConfig(env);
      const parts = [
        feishu ? `飞书应用(${feishu.events})` : "演示沙箱",
        databaseUrl ? "DATABASE_URL" : "内置数据库",
        redisUrl ? "Redis 队列" : "数据库队列",
      ];
      return [well(parts.join(" · "))];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return error.mistakes.map((mistake) => ill(mistake, "请按 README「环境变量」改正"));
    }
  },
};

const clock: Check = {
  name: "台账时钟",
  needs: ["config", "database"],
  async run({ config: { feishu, allowTestClock }, database: { db, sql } }) {
    const [shift] = await sql<{ seconds: number }[]>`
      select extract(epoch from ahead)::float8 as seconds from clock.shift`;
    const now = formatInstant(await ledgerNow(db));
    const seconds = Math.round(shift?.seconds ?? 0);
    if (seconds === 0) return [well(`${now},没有拨动`)];
    const words = `${now},被拨动了 ${(seconds / HOUR_SECONDS).toFixed(1)} 小时!!`;
    return feishu && !allowTestClock
      ? [ill(words, "此库做过测试,所有期限都会错:请换一个干净的数据库用于正式工作")]
      : [heed(`${words}仅限演示或测试`)];
  },
};

const redis: Check = {
  name: "Redis",
  needs: ["config"],
  async run({ config: { redisUrl } }) {
    if (!redisUrl) return [];
    const { client, leave } = openRedis(redisUrl);
    try {
      // The client would go on trying; for a look its first trouble is the answer.
      await Promise.race([client.ping(), new Promise<never>((_, fail) => client.once("error", fail))]);
      return [well("有应答")];
    } finally {
      await leave();
    }
  },
};

const platform: Check = {
  name: "飞书应用",
  needs: ["config"],
  async run({ config: { feishu } }) {
    if (!feishu) return [];
    const { appId, appSecret, domain } = feishu;
    const { name } = await createFeishu({ appId, appSecret, domain, log: createLog("silent") }).botInfo();
    return [well(`凭证有效,机器人${name ? `「${name}」` : ""}已启用`)];
  },
};

/** Every question doctor asks, in this order; a new one is one more entry. */
export const checks: readonly Check[] = [
  node,
  config,
  migrated,
  journalGuard,
  clock,
  ledgerChains,
  redis,
  platform,
];
