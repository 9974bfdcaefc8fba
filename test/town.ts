import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { expect } from "vitest";
import { ledgerNow, openDatabase } from "../db/connect.ts";
import { APP_ROLE } from "../db/migrate.ts";
import { buildBot } from "../src/bot.ts";
import type { ModelEndpoint } from "../src/config.ts";
import type { Role } from "../src/domain/matter.ts";
import { importTable } from "../src/import/import-table.ts";
import { readTable } from "../src/import/read-table.ts";
import { loadCampaign } from "../src/load-campaign.ts";
import { runOnce } from "../src/queue.ts";
import { openSandbox, type SandboxMessage } from "../src/sandbox/sandbox.ts";
import { roleTitle } from "../src/say/words.ts";
import { capturedLog } from "./captured-log.ts";
import { buttonsOf, textOf } from "./card-text.ts";
import { openTestDatabase } from "./database.ts";

const UNIT_FILES = ["xishan-units.csv", "demo-units.csv"];

/**
 * A story's own town: its database, its clock, the sandbox platform and the bot. People speak and tap as people.
 * The harness drains instead of sleeping and runs every job twice; a message nobody expected fails the story.
 */
export async function openTown(q: { at: string; model?: ModelEndpoint }) {
  const database = await openTestDatabase();
  const owner = openDatabase({ url: database.url, connectionsMax: 2 });
  await owner.sql`update clock.shift set ahead = ${q.at}::timestamptz - clock_timestamp()`;
  const sandbox = await openSandbox({
    databaseUrl: database.url,
    webhookUrl: "http://127.0.0.1:1/",
    retryScale: 0.001,
  });
  const log = capturedLog();
  const at = await ledgerNow(owner.db);
  for (const file of UNIT_FILES) {
    const bytes = await readFile(new URL(`../src/sandbox/data/${file}`, import.meta.url));
    await importTable(owner.db, { kind: "units", table: await readTable(bytes, file), at });
  }
  const campaign = await loadCampaign("xishan-five-zeros");
  async function startBot() {
    const started = await buildBot({
      databaseUrl: database.url,
      role: APP_ROLE,
      app: { ...sandbox.app, domain: sandbox.url, tenantKeys: [] },
      campaign,
      adminOpenIds: [],
      model: q.model ?? null,
      log: log.log,
      wallNow: () => new Date(),
    });
    const door = serve({ fetch: started.door.fetch, port: 0, hostname: "127.0.0.1" });
    await new Promise((done) => door.once("listening", done));
    sandbox.setWebhookUrl(`http://127.0.0.1:${(door.address() as AddressInfo).port}/feishu/events`);
    return { started, door };
  }
  async function stopBot() {
    await bot.inbox.stop();
    await bot.outbox.stop();
    await new Promise((done) => server.close(done));
    await bot.close();
  }
  let { started: bot, door: server } = await startBot();
  const seen = new Set<string>();

  /** Everything that can happen now has happened: pushed, handled, sent. */
  async function settle() {
    for (let round = 0; round < 3; round++) {
      await sandbox.idle();
      await bot.inbox.drain();
      await bot.outbox.drain();
    }
  }

  const fromBot = async (chatId: string) =>
    (await sandbox.messages({ chatId })).filter((message) => message.from === "bot");

  const town = {
    database,
    owner,
    sandbox,
    get bot() {
      return bot;
    },
    /** The bot goes down with all that it held in memory, and another one comes up. */
    async restartBot() {
      await stopBot();
      ({ started: bot, door: server } = await startBot());
    },
    log,
    settle,
    /** A second machine on the same database; whoever opens it closes it. */
    anotherBot: startBot,
    now: () => ledgerNow(owner.db),

    /** Somebody of staff, with one post; open_id and private chat come by themselves. */
    async person(name: string, role: Role, place: { unit?: string; street?: string; body?: string } = {}) {
      const openId = `ou_${Buffer.from(name).toString("hex")}`;
      await sandbox.addPerson({ openId, name });
      const row = {
        open_id: openId,
        name,
        role: roleTitle(role),
        unit: place.unit ?? "",
        street: place.street ?? "",
        body: place.body ?? "",
      };
      const outcome = await importTable(owner.db, {
        kind: "people",
        table: tableOf([row]),
        at: await ledgerNow(owner.db),
      });
      expect(outcome.mistakes).toEqual([]);
      return resident(openId, name);
    },

    /** Somebody the office has never registered. */
    async stranger(name: string) {
      const openId = `ou_${Buffer.from(name).toString("hex")}`;
      await sandbox.addPerson({ openId, name });
      return resident(openId, name);
    },

    /** A group with these people and the bot, bound to a street or unit when one is given. */
    async group(
      name: string,
      members: readonly { openId: string }[],
      place: { street?: string; unit?: string; body?: string } = {},
    ) {
      const chatId = `oc_${Buffer.from(name).toString("hex")}`;
      await sandbox.addChat({ chatId, name, members: members.map((member) => member.openId) });
      if (place.street || place.unit || place.body) {
        const { street = "", unit = "", body = "" } = place;
        const row = { chat_id: chatId, name, street, unit, body };
        const outcome = await importTable(owner.db, {
          kind: "chats",
          table: tableOf([row]),
          at: await ledgerNow(owner.db),
        });
        expect(outcome.mistakes).toEqual([]);
      }
      return { chatId, name };
    },

    /** The oldest message of the bot in this chat that no expectation has taken yet; it must hold these words. */
    async expectSent(
      where: { chatId: string } | { openId: string },
      ...words: string[]
    ): Promise<SandboxMessage> {
      const unseen = await town.unseen(where);
      const hit = unseen.find((message) => words.every((word) => textOf(message.content).includes(word)));
      expect(
        hit,
        `no message with ${words.join(" + ")} among:\n${unseen.map((one) => textOf(one.content)).join("\n---\n")}`,
      ).toBeDefined();
      if (!hit) throw new Error("unreachable");
      seen.add(hit.messageId);
      return hit;
    },

    /** What the bot said here that no expectation has taken yet. */
    async unseen(where: { chatId: string } | { openId: string }): Promise<SandboxMessage[]> {
      const chatId = "openId" in where ? await sandbox.p2pChat(where.openId) : where.chatId;
      return (await fromBot(chatId)).filter((message) => !seen.has(message.messageId));
    },

    /** For stories about something else: takes whatever was said to these people or in these groups. */
    async takeAll(...places: readonly ({ openId: string } | { chatId: string })[]) {
      for (const place of places) for (const message of await town.unseen(place)) seen.add(message.messageId);
    },

    /** Where a retry needs its time: drains until it is so. */
    async settleUntil(isSo: () => Promise<boolean>) {
      const until = performance.now() + 15_000;
      do await settle();
      while (!(await isSo()) && performance.now() < until);
    },

    /** A card as it stands now, after all patches. */
    async card(messageId: string): Promise<string> {
      const message = (await sandbox.messages()).find((one) => one.messageId === messageId);
      return textOf(message?.content);
    },

    /** No message of the bot is waiting for its expectation. */
    async expectQuiet() {
      await settle();
      const unexpected = (await sandbox.messages()).filter(
        (one) => one.from === "bot" && !seen.has(one.messageId),
      );
      expect(unexpected.map((one) => `${one.chatId}: ${textOf(one.content)}`)).toEqual([]);
    },

    /** Runs every job twice: each must be harmless when repeated. */
    async runJobs() {
      for (const job of bot.jobs) {
        await runOnce(job, bot.jobContext);
        await runOnce(job, bot.jobContext);
      }
      await settle();
    },

    /** Moves ledger time forward through every due instant up to here, running the jobs at each. */
    async clockReaches(when: string) {
      const target = new Date(when);
      for (;;) {
        const [next] = await owner.sql<{ due: Date }[]>`
          select min(due_at) as due from timers where outcome is null and due_at > clock.now() and due_at <= ${target}`;
        await town.clockJumps((next?.due ?? target).toISOString());
        if (!next?.due) return;
      }
    },

    /** One single jump, as after an outage: the jobs run once there, nothing in between. */
    async clockJumps(when: string) {
      await owner.sql`select clock.advance(greatest(${when}::timestamptz - clock.now() + interval '1 millisecond', interval '0'))`;
      await town.runJobs();
    },

    async close() {
      try {
        await town.expectQuiet();
        expect(log.errors()).toEqual([]);
      } finally {
        await stopBot();
        await sandbox.close();
        await owner.close();
        await database.close();
      }
    },
  };

  function resident(openId: string, name: string) {
    return {
      openId,
      name,
      /** Writes in a group (with a mention of the bot) or, without one, to the bot alone. */
      async says(
        text: string,
        where: {
          in?: { chatId: string };
          times?: number;
          mentionBot?: boolean;
          replyTo?: { messageId: string };
        } = {},
      ) {
        const chatId = where.in?.chatId ?? (await sandbox.p2pChat(openId));
        const said = await sandbox.say({
          from: openId,
          chatId,
          text,
          times: where.times ?? 1,
          mentionBot: where.mentionBot ?? true,
          replyTo: where.replyTo?.messageId,
        });
        await settle();
        return said;
      },
      /** Changes the words of one's own message; with a mention of the bot when one is asked for. */
      async edits(message: { messageId: string }, text: string, q: { mentionBot?: boolean } = {}) {
        await sandbox.edit({ from: openId, messageId: message.messageId, text, ...q });
        await settle();
      },
      async recalls(message: { messageId: string }) {
        await sandbox.recall({ messageId: message.messageId });
        await settle();
      },
      /** Several messages of another chat sent on in one. */
      async forwards(where: { in?: { chatId: string } } = {}) {
        const chatId = where.in?.chatId ?? (await sandbox.p2pChat(openId));
        const sent = await sandbox.forward({ from: openId, chatId });
        await settle();
        return sent;
      },
      async sendsPicture(bytes: Uint8Array, more: { replyTo?: { messageId: string } } = {}) {
        const sent = await sandbox.sendImage({
          from: openId,
          chatId: await sandbox.p2pChat(openId),
          bytes,
          replyTo: more.replyTo?.messageId,
        });
        await settle();
        return sent;
      },
      async posts(text: string, images: Uint8Array[], where: { in: { chatId: string } }) {
        const sent = await sandbox.post({
          from: openId,
          chatId: where.in.chatId,
          text,
          images,
          mentionBot: true,
        });
        await settle();
        return sent;
      },
      /** Taps a button by its label, as it stands on the card now, with the form's fields filled in. */
      async taps(card: { messageId: string }, label: string, fields: Record<string, unknown> = {}) {
        const message = (await sandbox.messages()).find((one) => one.messageId === card.messageId);
        const button = buttonsOf(message?.content).find((one) => one.text === label);
        expect(button, `no button ${label} on:\n${textOf(message?.content)}`).toBeDefined();
        return this.tapsValue(card, button?.value ?? {}, { fields, name: button?.name });
      },
      /** Taps with a value of one's own making: an old card, a forged one. */
      async tapsValue(
        card: { messageId: string },
        value: Record<string, unknown>,
        more: { fields?: Record<string, unknown>; name?: string | undefined } = {},
      ) {
        let over = false;
        const tapped = sandbox
          .tap({
            from: openId,
            messageId: card.messageId,
            value,
            formValue: more.fields ?? {},
            ...(more.name ? { name: more.name } : {}),
          })
          .finally(() => {
            over = true;
          });
        while (!over) {
          await bot.inbox.drain();
          await new Promise((done) => setImmediate(done));
        }
        const outcome = await tapped;
        await settle();
        return outcome;
      },
    };
  }
  return town;
}

function tableOf(rows: readonly Record<string, string>[]) {
  const headers = Object.keys(rows[0] ?? {});
  return { headers, rows: rows.map((row, index) => ({ line: index + 2, cells: row })) };
}
