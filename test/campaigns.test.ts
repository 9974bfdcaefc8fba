import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { loadCampaign } from "../src/load-campaign.ts";

const names = readdirSync(new URL("../src/campaigns/", import.meta.url)).map((file) =>
  file.replace(/\.json$/, ""),
);

test.each(names)(
  "%s: every category belongs to a zero and has a policy; every rung ladder ends in a repeat",
  async (name) => {
    const campaign = await loadCampaign(name);
    expect(campaign.id).toBe(name);
    const zeros = new Set(campaign.zeros.map((zero) => zero.id));
    for (const category of campaign.categories) {
      expect(zeros.has(category.zero), category.id).toBe(true);
      expect(
        campaign.policies.some((policy) => policy.category === category.id),
        category.id,
      ).toBe(true);
    }
    for (const { id, rungs } of [
      ...campaign.policies,
      { id: "verification", rungs: campaign.verification.rungs },
    ]) {
      expect(new Set(rungs.map((rung) => rung.id)).size, id).toBe(rungs.length);
      // P3: without a rung that comes again, a matter left alone would fall silent for ever.
      expect(rungs.filter((rung) => rung.repeat).length, id).toBe(1);
      expect(rungs.at(-1)?.repeat, id).toBeDefined();
    }
  },
);
