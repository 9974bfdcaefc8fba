import { createPostgresBackend, Queue } from "bullmq";

/** BullMQ's own tables, in schema `bullmq` of the same database; needs the owner. */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const queue = new Queue(
    "migration",
    { connection: { connectionString: ownerUrl, schema: "bullmq", migrate: true, max: 1 } },
    createPostgresBackend,
  );
  queue.on("error", () => {});
  await queue.waitUntilReady();
  await queue.close();
}
