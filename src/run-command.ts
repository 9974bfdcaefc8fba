import { ZodError } from "zod";
import { placeOf } from "../db/chats.ts";
import { ledgerNow, type Tx } from "../db/connect.ts";
import { finishRow, type InboxRow } from "../db/lanes.ts";
import { queueMessages } from "../db/outbox.ts";
import { personByOpenId, setPrivateChat } from "../db/people.ts";
import type { AnyCommand, OpenContext, Origin, Place, Said, Sender } from "./command.ts";
import { answer, toast } from "./command.ts";
import { conversationOf, NO_CONVERSATION } from "./conversation.ts";
import { AskAgain } from "./errors.ts";
import { hear } from "./hear.ts";
import { keptApart, warnOfPersonalData, withUrgentCall } from "./kept-apart.ts";
import { leaveToModel } from "./leave-to-model.ts";
import { answerOf, outgoingOf } from "./outgoing.ts";
import type { Route } from "./route.ts";
import { roleTitle } from "./say/words.ts";
import { say } from "./say/zh-CN.ts";
import type { Town } from "./town.ts";
import type { FeishuEvent } from "./webhook/event.ts";

type Handled = { event: FeishuEvent; row: InboxRow; openId: string; origin: Origin; place: Place };

/**
 * Handles one event whole within the given transaction: decides, writes rows and journal, queues what leaves,
 * keeps the answer to a tap, blanks the envelope. Either all of it commits, or none (P1).
 */
export async function runCommand(
  tx: Tx,
  row: InboxRow,
  event: FeishuEvent,
  town: Town,
): Promise<{ command: string }> {
  const at = await ledgerNow(tx);
  const handled = await situate(tx, row, event);
  if (!handled) {
    await finishRow(tx, { id: row.id, at, answer: event.kind === "tap" ? {} : null });
    return { command: "none" };
  }
  const sender = await senderOf(tx, handled);
  const calendar = await town.calendar(tx);
  const units = await town.units(tx);
  const ctx: OpenContext = {
    tx,
    at,
    campaign: town.campaign,
    calendar,
    units,
    commands: town.commands,
    sender,
    reading: null,
    conversation:
      event.kind === "message"
        ? await conversationOf(tx, { sender, place: handled.place, parentId: event.parentId, at })
        : NO_CONVERSATION,
    ...handled,
  };
  const { route, masked, addressed } = await hear(ctx, handled, town);
  const left = route.kind === "not-understood" && town.asksModel && (await leaveToModel(ctx, row));
  // An edited or quoted message was answered when it was said.
  const urge = (all: Said[]) =>
    event.kind === "message" && !event.readBack ? withUrgentCall(ctx, all) : all;
  const said = [...(left ? [] : urge(await keptApart(ctx, await perform(ctx, route))))];
  said.push(...warnOfPersonalData(ctx, masked, { route, said }));

  await queueMessages(tx, at, await outgoingOf(tx, { ctx, row, said, wallNow: town.wallNow() }));
  await finishRow(tx, { id: row.id, at, answer: event.kind === "tap" ? answerOf(said) : null, addressed });
  return { command: route.kind === "run" ? route.command.name : route.kind };
}

/** Who did it and where; null for what concerns nobody: other bots, events we do not use. */
async function situate(tx: Tx, row: InboxRow, event: FeishuEvent): Promise<Handled | null> {
  switch (event.kind) {
    case "message": {
      if (event.senderType !== "user") return null;
      const isPrivate = event.chatType === "p2p";
      if (isPrivate) await setPrivateChat(tx, { openId: event.senderOpenId, chatId: event.chatId });
      const place = await placeOf(tx, { chatId: event.chatId, private: isPrivate });
      return {
        event,
        row,
        openId: event.senderOpenId,
        place,
        origin: {
          kind: "message",
          messageId: event.messageId,
          pictures: [],
          quoted:
            event.readBack?.why === "quoted"
              ? { messageId: event.readBack.quotedMessageId, hearsay: event.readBack.hearsay }
              : null,
        },
      };
    }
    case "tap": {
      const place = await placeOf(tx, { chatId: event.chatId, private: null });
      return { event, row, openId: event.openId, place, origin: { kind: "tap", messageId: event.messageId } };
    }
    case "bot-added":
    case "bot-removed":
    case "chat-disbanded": {
      const place = await placeOf(tx, { chatId: event.chatId, private: false });
      return { event, row, openId: event.operatorOpenId ?? "", place, origin: { kind: "notice" } };
    }
    case "recalled":
    case "edited": {
      const place = await placeOf(tx, { chatId: event.chatId ?? "", private: null });
      return { event, row, openId: "", place, origin: { kind: "notice" } };
    }
    default:
      return null;
  }
}

async function senderOf(tx: Tx, { openId }: Handled): Promise<Sender | null> {
  const person = openId ? await personByOpenId(tx, { openId }) : null;
  return person && person.posts.length > 0 ? person : null;
}

/** Runs the command in a savepoint: what the person can put right is answered, and nothing else of it remains. */
async function perform(ctx: OpenContext, route: Route): Promise<Said[]> {
  if (route.kind === "silence") return [];
  if (route.kind === "not-understood")
    return [answer(ctx.sender ? say.notUnderstood() : say.stranger(ctx.openId))];
  if (route.kind === "nearest") return [answer(say.nearest(route.word, route.command.usage))];
  const refusal = refusalFor(ctx, route.command);
  if (refusal) return [answerOrToast(ctx, refusal)];
  try {
    return await ctx.tx.transaction((savepoint) =>
      route.command.start({ ...ctx, tx: savepoint }, route.input),
    );
  } catch (error) {
    if (error instanceof AskAgain) return [answerOrToast(ctx, error.message)];
    // The command's own schema refused what it was given: an old card, or a form filled by another client.
    if (error instanceof ZodError) return [answerOrToast(ctx, say.notUnderstood())];
    throw error;
  }
}

const answerOrToast = (ctx: OpenContext, text: string): Said =>
  ctx.origin.kind === "tap" ? toast("warning", text) : answer(text);

function refusalFor(ctx: OpenContext, command: AnyCommand): string | null {
  if (command.who === "everyone") return null;
  if (!ctx.sender) return say.stranger(ctx.openId);
  const { roles } = command;
  if (!roles || ctx.sender.posts.some((post) => roles.includes(post.role))) return null;
  return say.notAllowed(command.does ?? command.name, roles.map(roleTitle).join("、"));
}
