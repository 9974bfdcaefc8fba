import { Queue, Worker } from "bullmq";
import { Cluster, Redis } from "ioredis";
import type { OpenQueue, QueueStore } from "./queue-store.ts";
import { type RedisAddress, readRedisAddress } from "./redis-address.ts";

const QUIT_MS_MAX = 1000;

/** BullMQ on Redis: single, Sentinel or Cluster, by the shape of the address. */
export const openQueueOnRedis =
  (redisUrl: string): OpenQueue =>
  async (q): Promise<QueueStore> => {
    const address = readRedisAddress(redisUrl);
    // In a Cluster all keys of a queue must share a slot: the hash tag sees to it.
    const prefix = address.kind === "cluster" ? "{five-zeros}" : "five-zeros";
    // The queue's client refuses commands while Redis is away instead of piling them up; the worker's must wait.
    const clients = [connect(address, false), connect(address, true)] as const;
    for (const client of clients) client.on("error", q.onError);
    const queue = new Queue(q.name, { connection: clients[0], prefix });
    const worker = new Worker(q.name, q.attempt, { ...q.workerOptions, connection: clients[1], prefix });
    queue.on("error", q.onError);
    worker.on("error", q.onError);
    clients[0].on("ready", q.onBack);
    return {
      queue,
      worker,
      exclusively: (work) => work(),
      async disconnect() {
        await Promise.all(clients.map(leave));
      },
    };
  };

/** One client for a look at Redis; it waits while Redis is away, so the caller sets the limit. */
export function openRedis(redisUrl: string): { client: Redis | Cluster; leave(): Promise<void> } {
  const client = connect(readRedisAddress(redisUrl), true);
  client.on("error", () => {});
  return { client, leave: () => leave(client) };
}

function connect(address: RedisAddress, waits: boolean): Redis | Cluster {
  const common = {
    // BullMQ 6.7 is tested by its makers on RESP2; ioredis 6 would speak RESP3 by default.
    protocol: 2 as const,
    maxRetriesPerRequest: null,
    enableOfflineQueue: waits,
    ...(address.username ? { username: address.username } : {}),
    ...(address.password ? { password: address.password } : {}),
    ...(address.tls ? { tls: {} } : {}),
  };
  if (address.kind === "cluster")
    return new Cluster(address.hosts, { enableOfflineQueue: waits, redisOptions: common });
  if (address.kind === "sentinel")
    return new Redis({
      ...common,
      sentinels: address.hosts,
      name: address.masterName,
      db: address.db,
      ...(address.sentinelPassword ? { sentinelPassword: address.sentinelPassword } : {}),
      ...(address.tls ? { enableTLSForSentinelMode: true } : {}),
    });
  const [host] = address.hosts;
  return new Redis({ ...common, ...host, db: address.db });
}

/** A polite farewell when Redis is there, a cut when it is not. */
async function leave(client: Redis | Cluster): Promise<void> {
  if (client.status === "ready") {
    const late = new Promise((done) => setTimeout(done, QUIT_MS_MAX).unref());
    await Promise.race([client.quit().catch(() => {}), late]);
  }
  client.disconnect();
}
