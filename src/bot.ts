import { createAnswerWaiter } from "../db/answers.ts";
import { keepCampaign } from "../db/campaigns.ts";
import { ledgerNow, openDatabase } from "../db/connect.ts";
import { createInboxKeeper } from "../db/inbox.ts";
import { waitingCount } from "../db/outbox.ts";
import { cancelTapPatch } from "../db/outbox-outcome.ts";
import { keepAdmins } from "../db/people.ts";
import { createModelClient } from "./ask-model.ts";
import { learnBotIdentity } from "./bot-identity.ts";
import { type AnyCommand, isCommand } from "./command.ts";
import type { FeishuApp, ModelEndpoint } from "./config.ts";
import type { Campaign } from "./domain/campaign.ts";
import { createInboxDrain, type InboxDrain } from "./drain-inbox.ts";
import { createOutboxDrain, type OutboxDrain } from "./drain-outbox.ts";
import { createFeishu } from "./feishu/client.ts";
import { isJob, type Job, type JobContext } from "./job.ts";
import { createLineUp } from "./line-up.ts";
import type { Log } from "./log.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { loadFolder } from "./registry.ts";
import { createTown } from "./town.ts";
import { createDoor } from "./webhook/app.ts";
import { createLongDoor } from "./webhook/take-envelope.ts";

export type Bot = {
  door: ReturnType<typeof createDoor>;
  /** Takes an event of the long connection; resolves with what the platform is to be answered. */
  longDoor: ReturnType<typeof createLongDoor>;
  inbox: InboxDrain;
  outbox: OutboxDrain;
  jobs: readonly Job[];
  jobContext: JobContext;
  metrics: Metrics;
  close(): Promise<void>;
};

/**
 * Puts the parts together on one database and one platform: the door, the two drains and the jobs.
 * Nothing runs yet; main starts what its ROLE asks for, the test harness drains by hand.
 */
export async function buildBot(q: {
  databaseUrl: string;
  role: string | undefined;
  app: FeishuApp;
  campaign: Campaign;
  adminOpenIds: readonly string[];
  /** null = no language model is ever asked. */
  model: ModelEndpoint | null;
  log: Log;
  wallNow(): Date;
}): Promise<Bot> {
  const { log, wallNow, app } = q;
  const database = openDatabase({ url: q.databaseUrl, role: q.role });
  const { db, sql } = database;
  const at = await ledgerNow(db);
  await keepCampaign(db, at, q.campaign);
  await keepAdmins(db, { openIds: q.adminOpenIds, at });

  const commands: AnyCommand[] = await loadFolder(new URL("../commands/", import.meta.url), isCommand);
  const jobs: Job[] = await loadFolder(new URL("../jobs/", import.meta.url), isJob);
  const feishu = createFeishu({ appId: app.appId, appSecret: app.appSecret, domain: app.domain, log });
  const metrics = createMetrics({ outboxWaiting: () => waitingCount(db) });
  const identity = await learnBotIdentity({ db, appId: app.appId, ask: feishu.botInfo, log });
  const town = await createTown(sql, {
    campaign: q.campaign,
    commands,
    wallNow,
    botOpenId: identity.openId,
    asksModel: q.model !== null,
  });
  const answers = await createAnswerWaiter(sql);
  const { keep } = createInboxKeeper(sql, { wallNow });
  const { waitForAnswer } = answers;
  // After the answer has been handed over: should this process die before, the patch still leaves.
  const answered = (id: number) =>
    void setImmediate(() =>
      cancelTapPatch(sql, id).catch((error: unknown) => log.warn({ err: error }, "tap patch not taken back")),
    );
  // The long connection needs no Encrypt Key; its events are sealed all the same.
  const sealingKey = app.encryptKey || app.appSecret;

  return {
    door: createDoor({ app, keep, waitForAnswer, answered, wallNow, count: metrics.door }),
    longDoor: createLongDoor({ app, sealingKey, keep, waitForAnswer, answered, count: metrics.door }),
    inbox: createInboxDrain({ db, sql, town, sealingKey, log, count: metrics.inbox }),
    outbox: createOutboxDrain({ sql, feishu, log, wallNow, count: metrics.outbox }),
    jobs,
    jobContext: {
      db,
      sql,
      log,
      wallNow,
      feishu,
      town,
      model: q.model ? createModelClient(q.model) : null,
      lineUp: createLineUp({ sealingKey, wallNow }),
    },
    metrics,
    async close() {
      identity.stop();
      await Promise.allSettled([answers.stop(), town.stop()]);
      await database.close();
    },
  };
}
