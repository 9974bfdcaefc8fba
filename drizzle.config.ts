import { defineConfig } from "drizzle-kit";

/** `npm run migration` writes the next file of db/migrations from the schema. */
export default defineConfig({
  dialect: "postgresql",
  schema: [
    "./db/schema-town.ts",
    "./db/schema-ledger.ts",
    "./db/schema-files.ts",
    "./db/schema-flow.ts",
    "./db/schema-follow.ts",
  ],
  out: "./db/migrations",
});
