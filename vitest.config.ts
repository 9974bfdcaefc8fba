import { defineConfig } from "vitest/config";

// Stories talk to a real Postgres and a real sandbox on loopback: proxies of the machine must not see that.
process.env.NO_PROXY = "127.0.0.1,localhost";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
