import { defineConfig } from "vitest/config";

/** The tests that need no service: rules, readings, cards, house. They end in seconds. */
export default defineConfig({
  test: {
    include: [
      "test/{domain,reading,cards,webhook-pure}/**/*.test.ts",
      "test/sandbox/card-*.test.ts",
      "test/{house,readme,campaigns,config,router}.test.ts",
    ],
    // Pure functions leave nothing behind in one another's modules: loading those once saves most of the time.
    pool: "threads",
    isolate: false,
    testTimeout: 30_000,
  },
});
