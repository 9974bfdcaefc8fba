import type { Mistake } from "./check-rows.ts";
import type { PersonRow, PostRow } from "./read-people.ts";

/** Open ids by mobile number, asked of the platform; the numbers are never kept. */
export type LookUpMobiles = (mobiles: readonly string[]) => Promise<Map<string, string>>;

/** Finds out who the rows are about; from here on no number goes any further. */
export async function lookUpPeople(
  rows: readonly (PersonRow & { line: number })[],
  lookUp: LookUpMobiles | undefined,
): Promise<{ rows: (PostRow & { line: number })[]; mistakes: Mistake[] }> {
  const mobiles = [...new Set(rows.flatMap(({ mobile }) => mobile ?? []))];
  const found = mobiles.length > 0 && lookUp ? await ask(mobiles, lookUp) : new Map<string, string>();
  const known: (PostRow & { line: number })[] = [];
  const mistakes: Mistake[] = [];
  for (const { mobile, openId: stated, ...row } of rows) {
    const openId = stated ?? found.get(mobile ?? "");
    if (openId) known.push({ ...row, openId });
    else mistakes.push({ line: row.line, reason: lookUp ? NOBODY : NO_PLATFORM });
  }
  return { rows: known, mistakes };
}

const NOBODY = "按手机号没有查到人:可能不在应用可用范围或通讯录范围,请改填 open_id。";
const NO_PLATFORM = "没有配置飞书应用,无法按手机号查人,请改填 open_id。";

async function ask(mobiles: readonly string[], lookUp: LookUpMobiles) {
  try {
    return await lookUp(mobiles);
  } catch (cause) {
    // Its own words may carry what was asked; which code it was can be seen with `npm run doctor`.
    throw new Error("向飞书按手机号查人没有成功,没有导入任何一行。请运行 npm run doctor 查看原因后再试。", {
      cause,
    });
  }
}
