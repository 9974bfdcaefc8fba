import { botIdentity, keepBotIdentity } from "../db/bot-identities.ts";
import type { Db } from "../db/connect.ts";
import type { Log } from "./log.ts";

const RETRY_MS = 5_000;
/** A start waits this long for the platform, and then goes on without it. */
const START_MS_MAX = 2_000;

export type BotIdentity = {
  /** Our own id on the platform, by which a mention is known to be of us; null until the platform first told it. */
  openId(): string | null;
  stop(): void;
};

/** Learns who we are beside all messages, and keeps it: no message waits for the platform inside its transaction. */
export async function learnBotIdentity(q: {
  db: Db;
  appId: string;
  ask(): Promise<{ openId: string }>;
  log: Log;
}): Promise<BotIdentity> {
  const { db, appId, log } = q;
  let known = await botIdentity(db, { appId });
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function learn(): Promise<void> {
    try {
      const { openId } = await q.ask();
      if (openId !== known && !stopped) await keepBotIdentity(db, { appId, openId });
      known = openId;
    } catch (error) {
      log.warn({ err: error }, "the platform does not tell who we are; asking again");
      if (!stopped) timer = setTimeout(learn, RETRY_MS);
    }
  }

  const learning = learn();
  if (!known) {
    await Promise.race([learning, new Promise((done) => setTimeout(done, START_MS_MAX).unref())]);
  }
  return {
    openId: () => known,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
