import { type Database, openDatabase } from "../../db/connect.ts";
import { startEmbeddedPostgres } from "../../db/embedded.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import { type Config, readConfig } from "../config.ts";
import { migrateQueue } from "../queue.ts";
import { failureWords, reachDatabase } from "../reach.ts";

/** What a command-line tool works on. */
export type OpenLedger = Database & { config: Config; ownerUrl: string };

/**
 * The database of a command-line tool, as its owner: DATABASE_URL, else the embedded one in DATA_DIR, which is
 * adopted while the service runs, and started and stopped again when it does not.
 */
export async function withLedger<T>(work: (ledger: OpenLedger) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  if (config.databaseUrl) await reachDatabase("DATABASE_URL", config.databaseUrl);
  const embedded = config.databaseUrl ? null : await startEmbeddedPostgres(config.dataDir);
  const ownerUrl = config.databaseUrl ?? embedded?.url ?? "";
  try {
    await migrateDatabase({ ownerUrl, afterTables: migrateQueue });
    const database = openDatabase({ url: ownerUrl, connectionsMax: 2 });
    try {
      return await work({ ...database, config, ownerUrl });
    } finally {
      await database.close();
    }
  } finally {
    // A service beside us still uses it: stop() looks first.
    await embedded?.stop();
  }
}

/** Ends a tool: what a person should read on stderr, and the exit code scripts look at. */
export async function main(run: () => Promise<number>): Promise<void> {
  // A reader such as `head` may leave before we have said everything.
  process.stdout.once("error", () => process.exit(0));
  try {
    process.exitCode = await run();
  } catch (error) {
    console.error(failureWords(error));
    process.exitCode = 1;
  }
}
