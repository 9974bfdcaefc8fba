import { answer, type OpenContext, type Said, type StaffContext, show, tell } from "./command.ts";
import { UNGRADED } from "./domain/draft.ts";
import { contentOf, type DraftContent, draftFromReading, remarksOn } from "./draft-from-reading.ts";
import { readContextOf } from "./read-context.ts";
import { behindAnother } from "./reading/add-another.ts";
import { isPerilous, leaksGas } from "./reading/danger.ts";
import { plainText } from "./reading/plain-text.ts";
import { readReport } from "./reading/read.ts";
import type { MatterReading } from "./reading/reading.ts";
import { plainTask } from "./reading/rewrite.ts";
import { say } from "./say/zh-CN.ts";
import { ownedBy } from "./whose-report.ts";

const TASK_CHARS_MIN = 4;
const TASK_CHARS_MAX = 1000;

/** One problem of a report: as it was read, as its draft keeps it, and what its card should say about the reading. */
export type Problem = {
  matter: MatterReading;
  content: DraftContent;
  notes: string[] /** Of these, what the words did not say themselves: whose unit it is. */;
  whose: string[];
};

export type ReportDrafts = {
  /** One for each problem, in the order of the text. */
  drafts: Problem[];
  /** Words of an accident, or of a danger that nobody should wait beside: the statutory sentence comes first. */
  incident: boolean;
  /** Gas comes out: people must leave before they call. */
  leak: boolean;
  /** It must not stand in a group: its cards go to its author alone. */
  restricted: boolean;
};

/** Why a text cannot be a report at all; null when it can. */
export function reportProblem(text: string): string | null {
  const { length } = [...text];
  if (length < TASK_CHARS_MIN) return say.taskEmpty();
  return length > TASK_CHARS_MAX ? say.taskTooLong(TASK_CHARS_MAX) : null;
}

/** The one way from a report's masked text to drafts: for a new message, an edited one and a quoted one alike. */
export function readDrafts(ctx: OpenContext, text: string): ReportDrafts {
  const { reading } = ctx;
  const owned = ownedBy(ctx, text);
  const told = behindAnother(text) ?? text;
  // 「上报」 before the text is a word to the bot and no part of the task: without it the text is read again.
  const read = reading?.act === "report" && reading.masked === told ? reading.matters : [];
  const matters = read.length > 0 ? read : readReport(told, readContextOf(ctx));
  const restricted = reading?.restricted ?? false;
  const kept = restricted ? matters.map(unsaid(matters)) : matters;
  return {
    drafts: kept.map(owned).map(({ matter, notes }) => ({
      matter,
      content: contentOf({ ...ctx, restricted }, matter),
      notes: [...notes, ...remarksOn(matter)],
      whose: notes,
    })),
    incident: tellOfAccident(matters),
    leak: matters.some(({ task }) => leaksGas(plainText(task))),
    restricted,
  };
}

/**
 * Masking takes a child or a pregnancy out of the words: what is left no longer says that no group may read it, and
 * still tells it. Where no problem of such a message was known as one, none is kept in its own words.
 */
function unsaid(matters: readonly MatterReading[]): (matter: MatterReading) => MatterReading {
  const known = matters.some(({ task, category }) => task === plainTask(category));
  return (matter) =>
    known
      ? matter
      : {
          ...matter,
          task: plainTask(null),
          category: null,
          indicator: null,
          severity: UNGRADED,
          place: null,
        };
}

/** Whether a text that was kept already spoke of an accident; the message at hand has no part in it. */
export const spokeOfAccident = (ctx: OpenContext, text: string): boolean =>
  tellOfAccident(readReport(text, readContextOf(ctx)));

const tellOfAccident = (matters: readonly MatterReading[]) =>
  matters.some(
    ({ incident, category, task }) =>
      incident !== null || category === "事故" || (category === "安全隐患" && isPerilous(task)),
  );

/** What stands before all else where somebody is in danger; a group that sees no card of it hears of none. */
export function callFirst(
  { incident, leak, restricted }: Pick<ReportDrafts, "incident" | "leak" | "restricted">,
  inGroup: boolean,
): Said[] {
  if (!incident) return [];
  if (restricted && inGroup) return [answer(say.emergencyCall())];
  return [answer(leak ? say.emergencyLeak() : say.emergency())];
}

/**
 * A draft of its own for each problem, with the pictures that came with the message, and its card. What must not stand
 * in a group goes to its author alone; the group hears only that there is something.
 */
export async function showNewDrafts(
  ctx: StaffContext,
  problems: readonly Problem[],
  restricted: boolean,
): Promise<Said[]> {
  const { tx, origin, openId } = ctx;
  const message = origin.kind === "message" ? origin : null;
  const apart = restricted && !ctx.place.private && problems.length > 0;
  const said: Said[] = apart ? [answer(say.restricted())] : [];
  for (const { matter, whose } of problems) {
    const source = { ...ctx, message, restricted, notes: whose };
    const { matterId, card } = await draftFromReading(tx, source, matter);
    said.push(apart ? tell({ openId }, { card }, { matterId, urgent: true }) : show(card, matterId));
  }
  return said;
}
