import postgres from "postgres";
import { CannotStart } from "./errors.ts";
import { openRedis } from "./queue-on-redis.ts";

const SECONDS_MAX = 5;

/** What can be done about a failure, by its code; the rest is for whoever looks after the machine. */
export const ADVICE: Record<string, string> = {
  ECONNREFUSED: "没有程序在该地址监听:请核对地址,并确认服务已启动",
  ENOTFOUND: "主机名解析不了:请核对地址",
  EAI_AGAIN: "主机名解析不了:请核对地址与网络",
  CONNECT_TIMEOUT: "连接超时:请核对地址与防火墙",
  ETIMEDOUT: "连接超时:请核对地址与防火墙",
  ERR_INVALID_URL: "地址格式不对:请核对",
  "28P01": "用户名或密码不对:请核对",
  "28000": "该用户不许登录:请核对用户名与访问规则",
  "3D000": "没有这个数据库:请先建库",
  "42P01": "缺少数据表:请启动一次 npm start,会自动建立",
  "3F000": "缺少数据表:请启动一次 npm start,会自动建立",
  "42501": "该用户没有建表的权利:请用库的所有者",
  "57P03": "数据库还在启动:请稍后再试",
  "53300": "数据库的连接数已满:请稍后再试,或调高上限",
  NOAUTH: "要密码:请写进地址",
  WRONGPASS: "用户名或密码不对:请核对",
};

/** Fails within seconds, and by the variable's name, when its database does not let us in; never shows the value. */
export function reachDatabase(variable: "DATABASE_URL" | "DATABASE_APP_URL", url: string): Promise<void> {
  return orSay(`${variable} 所指的数据库连不上`, async () => {
    const sql = postgres(url, { max: 1, connect_timeout: SECONDS_MAX, onnotice: () => {} });
    try {
      await sql`select 1`;
    } finally {
      await sql.end({ timeout: 1 });
    }
  });
}

/** The same for Redis. Once running, a Redis that goes away is waited for; at the start it is more likely a mistake. */
export function reachRedis(url: string): Promise<void> {
  return orSay("REDIS_URL 所指的 Redis 连不上", async () => {
    const { client, leave } = openRedis(url);
    try {
      // The client would go on trying: its first trouble is the answer.
      await Promise.race([client.ping(), new Promise<never>((_, fail) => client.once("error", fail))]);
    } finally {
      await leave();
    }
  });
}

async function orSay(what: string, work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(
      () => fail(Object.assign(new Error("late"), { code: "ETIMEDOUT" })),
      SECONDS_MAX * 1000,
    );
  });
  try {
    await Promise.race([work(), late]);
  } catch (cause) {
    const code = codeOf(cause);
    throw new CannotStart(`${what}(${code})。${ADVICE[code] ?? "请核对地址,并确认服务已启动"}。`, { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** The code of a failure, else its name; words of drivers may carry addresses and passwords. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "不明";
  // Of several addresses that were tried, the first one's.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (first instanceof Error && "code" in first && first.code) return String(first.code);
  return /^(NOAUTH|WRONGPASS)\b/.exec(error.message)?.[1] ?? error.name;
}

/** What a person reads when a start or a tool ends early: always something, in Chinese where it is ours. */
export function failureWords(error: unknown): string {
  if (!(error instanceof Error)) return "出错了,原因不明。";
  const advice = ADVICE[codeOf(error)];
  if (advice) return `数据库出错(${codeOf(error)})。${advice}。也可运行 npm run doctor 查看。`;
  return error.message || `出错了(${codeOf(error)})。`;
}
