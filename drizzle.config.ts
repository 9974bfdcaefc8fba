import { defineConfig } from "drizzle-kit";

/** `npm run migration` writes the next file of db/migrations from the schema. */
export default defineConfig({
  dialect: "postgresql",
  schema: ["town", "ledger", "evidence", "journal", "flow", "follow", "talk"].map(
    (part) => `./db/schema-${part}.ts`,
  ),
  out: "./db/migrations",
});
