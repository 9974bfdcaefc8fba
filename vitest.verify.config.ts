import { defineConfig } from "vitest/config";

/** The tests that need no service: rules, readings, cards, house. They end in seconds. */
export default defineConfig({
  test: {
    include: [
      "test/{domain,reading,cards,webhook-pure}/**/*.test.ts",
      "test/sandbox/card-*.test.ts",
      "test/{house,readme,campaigns,config,router}.test.ts",
    ],
    // The longest of them, and those that start processes, are left to `npm test`: seconds are the point here.
    exclude: [
      "test/reading/{pattern,read-hostile,refusal-masked,rewrite}.test.ts",
      "test/reading/masks/mask-{hostile,names}.test.ts",
      "test/reading/dates/deadline-properties.test.ts",
      "test/domain/calendar.test.ts",
    ],
    // Pure functions leave nothing behind in one another's modules: loading those once saves most of the time.
    pool: "threads",
    isolate: false,
    testTimeout: 30_000,
  },
});
