import { z } from "zod";
import { placeOf } from "../db/chats.ts";
import { ledgerNow } from "../db/connect.ts";
import { claimAsk, type ModelAsk, releaseAsk, settleAsk } from "../db/model-asks.ts";
import { queueMessages } from "../db/outbox.ts";
import { personById, personByOpenId } from "../db/people.ts";
import { wasRecalled } from "../db/recalls.ts";
import { dayOf } from "../src/domain/day.ts";
import { PRIORITY } from "../src/domain/message.ts";
import { draftFromReading } from "../src/draft-from-reading.ts";
import { defineJob, type JobContext } from "../src/job.ts";
import { modelPrompt } from "../src/reading/model/model-prompt.ts";
import { type Proposal, readProposal } from "../src/reading/model/model-proposal.ts";
import { unitsNear } from "../src/reading/units/units-near.ts";
import { say } from "../src/say/zh-CN.ts";

const TRIES_MAX = 2;
const UNITS_SHOWN_MAX = 20;

/** Asks the language model about messages that no rule understands; its proposal, or that we do not know, is the one answer. */
export default defineJob({
  name: "ask-model",
  every: "5s",
  attemptsMax: 3,
  wakesOn: "model",
  payload: z.object({}),

  async run(context) {
    const { db, wallNow } = context;
    for (let ask = await next(); ask; ask = await next()) {
      const proposal = await propose(context, ask);
      if (proposal.kind === "again") await releaseAsk(db, { id: ask.id });
      else await answer(context, ask, proposal);
    }
    function next() {
      return claimAsk(db, { wallNow: wallNow() });
    }
  },
});

type Outcome = Extract<Proposal, { kind: "matter" }> | { kind: "none"; because: string } | { kind: "again" };

/** What the model makes of it; outside any transaction, as it may take seconds. */
async function propose({ db, town, model, log }: JobContext, ask: ModelAsk): Promise<Outcome> {
  if (!model) return { kind: "none", because: "off" };
  if (ask.text === null) return { kind: "none", because: "blanked" };
  // The tries before this one ended with their machine.
  if (ask.attempts > TRIES_MAX) return { kind: "none", because: "tries" };

  const { streetName, unitName } = await placeOf(db, { chatId: ask.chatId, private: null });
  const chat = { street: streetName, unit: unitName };
  const units = await town.units(db);
  const calendar = await town.calendar(db);
  const given = await model(
    modelPrompt({
      text: ask.text,
      today: dayOf(ask.askedAt),
      chat,
      units: unitsNear(units, ask.text, { chat, max: UNITS_SHOWN_MAX }),
    }),
  );
  if (given.kind === "answered")
    return readProposal(given.value, { masked: ask.text, at: ask.askedAt, calendar, units, chat });
  log.warn({ ask: ask.id, attempt: ask.attempts, why: given.why }, "the model gave no answer");
  return given.mayPass && ask.attempts < TRIES_MAX ? { kind: "again" } : { kind: "none", because: given.why };
}

/** Draft, answer and the end of the question in one commit; nothing when another machine was faster. */
async function answer(
  { db, town, log }: JobContext,
  ask: ModelAsk,
  proposal: Exclude<Outcome, { kind: "again" }>,
): Promise<void> {
  const matter = proposal.kind === "matter" ? proposal : null;
  const reason = proposal.kind === "none" ? proposal.because : null;
  await db.transaction(async (tx) => {
    const at = await ledgerNow(tx);
    const outcome = matter ? "answered" : "failed";
    if (!(await settleAsk(tx, { id: ask.id, outcome, reason, at }))) return;
    // Taken back while the model was asked: nothing comes of it any more.
    if (await wasRecalled(tx, ask)) return;
    const draft = matter ? await draftOf(tx, at, matter) : null;
    await queueMessages(tx, at, [
      {
        onceKey: `model:${ask.id}`,
        priority: PRIORITY.answer,
        action: "reply",
        to: { chatId: ask.chatId },
        replyTo: ask.messageId,
        ...(draft
          ? { body: { card: draft.card }, livingMatterId: draft.matterId }
          : { body: { text: say.notUnderstood() } }),
      },
    ]);
  });
  log.info({ ask: ask.id, reason }, matter ? "the model proposed a reading" : "the model proposed nothing");

  async function draftOf(
    tx: Parameters<typeof draftFromReading>[0],
    at: Date,
    found: NonNullable<typeof matter>,
  ) {
    const person = await personById(tx, { id: ask.personId });
    const sender = person && (await personByOpenId(tx, person));
    if (!sender) throw new Error("who asked is on no register any more");
    return draftFromReading(
      tx,
      {
        at,
        campaign: town.campaign,
        units: await town.units(tx),
        place: await placeOf(tx, { chatId: ask.chatId, private: null }),
        calendar: await town.calendar(tx),
        sender,
        // Restricted words are shown to no model, and a proposal that speaks of such a matter is none.
        restricted: false,
        message: { messageId: ask.messageId, pictures: ask.pictures, quoted: null },
        notes: [
          ...(found.matter.incident || found.matter.category === "事故" ? [say.emergency()] : []),
          say.modelProposal(),
          ...(found.count > 1 ? [say.modelSeveral(found.count)] : []),
        ],
      },
      found.matter,
    );
  }
}
