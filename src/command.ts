import type { z } from "zod";
import type { Tx } from "../db/connect.ts";
import type { Matter } from "../db/matters.ts";
import type { Conversation } from "./conversation.ts";
import type { Calendar } from "./domain/calendar.ts";
import type { Campaign } from "./domain/campaign.ts";
import { type MatterFacts, maySeeMatter, type Role } from "./domain/matter.ts";
import type { Card, Recipient } from "./domain/message.ts";
import type { Reading } from "./reading/reading.ts";
import type { UnitIndex } from "./reading/units/unit-index.ts";

export type PostHeld = {
  role: Role;
  unitId: number | null;
  unitName: string | null;
  streetId: number | null;
  streetName: string | null;
  bodyId: number | null;
  bodyName: string | null;
};

/** A member of staff, as far as the bot knows one: identity, name, posts. */
export type Sender = { id: number; openId: string; name: string; posts: PostHeld[] };

/** Whether a matter is this person's business: others get numbers, never rows. */
export const seenBy =
  (sender: Sender) =>
  (matter: MatterFacts): boolean =>
    maySeeMatter({ personId: sender.id, posts: sender.posts }, matter);

/** Where something was said, and whose work that group carries. */
export type Place = {
  chatId: string;
  private: boolean;
  name: string | null;
  streetId: number | null;
  streetName: string | null;
  unitId: number | null;
  unitName: string | null;
};

export type Picture = { fileKey: string; kind: "image" | "file" };

/** What was done: words in a chat, a tap on a card, or something the platform reports. */
export type Origin =
  | {
      kind: "message";
      messageId: string;
      pictures: Picture[];
      /** The message whose words these are, when this one only points at it, and whether it is another person's. */
      quoted: { messageId: string; hearsay: boolean } | null;
    }
  | { kind: "tap"; messageId: string }
  | { kind: "notice" };

export type CommandContext = {
  tx: Tx;
  at: Date;
  campaign: Campaign;
  calendar: Calendar;
  units: UnitIndex;
  openId: string;
  place: Place;
  origin: Origin;
  conversation: Conversation;
  /** What the message says; null for taps and notices. */
  reading: Reading | null;
  /** All commands, for help and for the nearest word. */
  commands: readonly AnyCommand[];
};

export type Body = { text: string } | { card: Card };

/** What a command wants said. run-command turns it into outbox rows and the answer to a tap. */
export type Said =
  | { kind: "answer"; body: Body }
  | { kind: "show"; card: Card; matterId: number | null; offers?: readonly number[] }
  | { kind: "tell"; to: Recipient; body: Body; matterId: number | null; urgent: boolean }
  | { kind: "toast"; tone: "success" | "info" | "warning" | "error"; text: string }
  | { kind: "refresh"; matter: Matter; card: Card; wasDraft: boolean };

/** Back to where it was asked: a reply in the chat; after a tap, a message of its own. */
export const answer = (body: Body | string): Said => ({
  kind: "answer",
  body: typeof body === "string" ? { text: body } : body,
});
/** The card that stands after this: in place of the tapped one, else as a reply. */
export const show = (card: Card, matterId: number | null = null): Said => ({ kind: "show", card, matterId });
/** To somebody else. */
export const tell = (to: Recipient, body: Body, q: { matterId?: number; urgent?: boolean } = {}): Said => ({
  kind: "tell",
  to,
  body,
  matterId: q.matterId ?? null,
  urgent: q.urgent ?? false,
});
/** Words over the tapped card; a person who wrote instead of tapping does not see them. */
export const toast = (tone: "success" | "info" | "warning" | "error", text: string): Said => ({
  kind: "toast",
  tone,
  text,
});
/** Patches the matter's card wherever else it stands; just registered, the older ones of its draft only point to it. */
export const refresh = (matter: Matter, card: Card, { wasDraft = false } = {}): Said => ({
  kind: "refresh",
  matter,
  card,
  wasDraft,
});

export type Definition<Args, Who> = {
  /** The file's name; card buttons carry it. */
  name: string;
  /** What people say first to mean this; none for commands that only buttons or the platform reach. */
  words: readonly string[];
  /**
   * The word counts only where it stands alone or before a number, a space or a sign: 「确认不了」 confirms nothing,
   * 「我的摊位漏电」 is a report.
   */
  alone?: boolean;
  /** A line a person could send as it stands; shown by help. */
  usage: string;
  /** What it does, in a few words; shown by help. null hides it there. */
  does: string | null;
  /** Whom help shows it to, where the rule itself is the matter's: only its unit may sign. Absent: whoever may run it. */
  shownTo?: readonly Role[];
  /** Where help lists it: what everybody needs first. */
  place: number;
  /** Staff, or everybody, known to the bot or not. */
  who: Who;
  /** Of the staff, only these roles. */
  roles?: readonly Role[];
  /** Platform events that run it. */
  on?: readonly (
    | "bot-added"
    | "bot-removed"
    | "chat-disbanded"
    | "chat-entered"
    | "photo"
    | "recalled"
    | "edited"
  )[];
  args: z.ZodType<Args>;
};

export type StaffContext = CommandContext & { sender: Sender };
export type OpenContext = CommandContext & { sender: Sender | null };

export type Command<Args> =
  | (Definition<Args, "staff"> & { run(ctx: StaffContext, args: Args): Promise<Said[]> })
  | (Definition<Args, "everyone"> & { run(ctx: OpenContext, args: Args): Promise<Said[]> });

/** A command whose argument type is its own affair: it checks what it is given. */
export type AnyCommand = {
  kind: "command";
  name: string;
  words: readonly string[];
  alone: boolean;
  usage: string;
  does: string | null;
  who: "staff" | "everyone";
  roles: readonly Role[] | null;
  shownTo: readonly Role[] | null;
  place: number;
  on: readonly string[];
  /** Parses the input by the command's own schema, then runs; a schema mistake is a ZodError. */
  start(ctx: OpenContext, input: unknown): Promise<Said[]>;
};

/** One file of commands/ holds one of these as its default export. */
export function defineCommand<Args>(command: Command<Args>): AnyCommand {
  const { name, words, usage, does, who } = command;
  return {
    kind: "command",
    name,
    words,
    alone: command.alone ?? false,
    usage,
    does,
    who,
    roles: command.roles ?? null,
    shownTo: command.shownTo ?? command.roles ?? null,
    place: command.place,
    on: command.on ?? [],
    async start(ctx, input) {
      const args = command.args.parse(input);
      if (command.who === "everyone") return command.run(ctx, args);
      // run-command has refused strangers before; this keeps the type honest.
      if (!ctx.sender) throw new Error(`${name} needs a known sender`);
      return command.run({ ...ctx, sender: ctx.sender }, args);
    },
  };
}

/** Tells whether a default export was made by `defineCommand`. */
export function isCommand(value: unknown): value is AnyCommand {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "command";
}
