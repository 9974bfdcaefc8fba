import { ledgerNow } from "../../db/connect.ts";
import { readConfig } from "../config.ts";
import { main, withLedger } from "./open-ledger.ts";
import { formatWithYear, readWords } from "./words.ts";

const USAGE = "用法:npm run clock -- advance 3d(天 d、小时 h、分钟 m)";
const UNIT_SECONDS: Record<string, number> = { m: 60, h: 3600, d: 86_400 };
/** A step cannot be taken back, and nothing is planned further ahead than the calendar of a year. */
const STEP_DAYS_MAX = 400;

/** `npm run clock -- advance 3d`: moves the test clock forward; never that of an office's own database. */
await main(async () => {
  const [verb, span = ""] = readWords(process.argv.slice(2), { wordsMax: 2 })?.words ?? [];
  const [, count, unit] = /^([1-9]\d{0,8})([mhd])$/.exec(span) ?? [];
  if (verb !== "advance" || !count || !unit) {
    console.error(USAGE);
    return 1;
  }
  const seconds = Number(count) * (UNIT_SECONDS[unit] ?? 0);
  if (seconds > STEP_DAYS_MAX * 86_400) {
    console.error(`一次最多拨 ${STEP_DAYS_MAX} 天:时钟只能向前,拨过头就回不来了。没有拨动。`);
    return 1;
  }
  const config = readConfig(process.env);
  if (config.feishu && !config.allowTestClock) {
    console.error("已配置飞书应用,不能拨动台账时钟。确为测试库时,请设 ALLOW_TEST_CLOCK=1 再试。");
    return 1;
  }
  return withLedger(async ({ db, sql }) => {
    const before = await ledgerNow(db);
    await sql`select clock.advance(make_interval(secs => ${seconds}))`;
    const after = await ledgerNow(db);
    console.log(`台账时钟:${formatWithYear(before)} → ${formatWithYear(after)}`);
    return 0;
  });
});
