import { readFile } from "node:fs/promises";
import { type Campaign, campaignSchema } from "./domain/campaign.ts";
import { ConfigError } from "./errors.ts";

/** Reads src/campaigns/<name>.json; a mistake in it is named with its place. */
export async function loadCampaign(name: string): Promise<Campaign> {
  const file = new URL(`./campaigns/${name}.json`, import.meta.url);
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) throw new ConfigError(["CAMPAIGN:src/campaigns 里没有这个名字的文件,请核对"]);
  const parsed = campaignSchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    parsed.error.issues.map(
      (issue) => `src/campaigns/${name}.json ${issue.path.join(".")}: ${issue.message}`,
    ),
  );
}
