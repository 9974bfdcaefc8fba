import type { Calendar } from "../domain/calendar.ts";
import type { QueryReading } from "./reading.ts";
import type { UnitIndex } from "./units/unit-index.ts";

/** All that a message is read against. A reading is a function of the text and this, and of nothing else. */
export type ReadContext = {
  at: Date;
  calendar: Calendar;
  units: UnitIndex;
  /** XS of XS-2026-0001. */
  prefix: string;
  /** What the group is bound to. */
  chat: { street: string | null; unit: string | null };
  /** Pictures or files came with it. */
  hasPictures: boolean;
  forwarded: boolean;
  /** The matter or draft whose card, or whose message, this replies to. */
  replyTo: { kind: "matter"; number: string } | { kind: "draft" } | { kind: "other" } | null;
  /** The person has a draft open in this chat. */
  hasDraft: boolean;
  /** What stands on the drafts that may be named here. */
  drafted?: readonly string[];
  /** The last question of this person in this chat within ten minutes: 「那福海呢」. */
  lastQuery: QueryReading | null;
  /** What this person reported last in this chat, lately: 「刚才那个工人没救过来」. */
  lastReport: { category: string | null; unit: string | null } | null;
};
