import { z } from "zod";
import { lockMatter } from "../db/matters.ts";
import { mattersFrom } from "../db/sources.ts";
import { defineCommand, type Said } from "../src/command.ts";
import { type Edit, editedDraft, editedMatter, isReporters } from "../src/edited-source.ts";
import { pairEdited } from "../src/reading/pair-edited.ts";
import { withoutSpans } from "../src/reading/plain-text.ts";
import { allUnitsIn } from "../src/reading/units/units.ts";
import {
  callFirst,
  readDrafts,
  reportProblem,
  showNewDrafts,
  spokeOfAccident,
} from "../src/report-drafts.ts";
import { tellRestricted } from "../src/tell-restricted.ts";

/**
 * A message that was reported from was changed. A draft of its author's is read again; what is on the ledger stays as
 * it is, both wordings are entered, and its reporter decides. Unit and deadline never change by an edit.
 */
export default defineCommand({
  name: "follow-edit",
  words: [],
  usage: "",
  does: null,
  place: 100,
  who: "everyone",
  args: z.object({
    messageId: z.string(),
    /** The new report; null when the message is none any more. */
    report: z.string().nullable(),
    /** All that it says now, masked. */
    text: z.string(),
    /** The platform did not give the new text. */
    lost: z.boolean(),
  }),

  async run(ctx, { messageId, report, text, lost }) {
    const { tx, sender, place } = ctx;
    const read = report && !reportProblem(report) ? readDrafts(ctx, report) : null;
    const restricted = ctx.reading?.restricted ?? false;
    const found = await mattersFrom(tx, { messageId });
    const drafts = found.every((matter) => matter.state === "draft" && isReporters(matter, messageId));
    const problems = read?.drafts ?? [];
    // One for one, or all of them anew; where some are on the ledger and the count is another, which is which is unknown.
    const paired = drafts || problems.length === found.length;
    const edit: Edit = { messageId, lost, text, isReport: read !== null, restricted, drafts };

    const said: Said[] = [];
    if (read?.incident && drafts && !found.some((matter) => spokeOfAccident(ctx, matter.task)))
      said.push(...callFirst({ ...read, restricted }, !place.private));
    if (restricted && drafts && sender && !place.private && found.some((matter) => !matter.restricted))
      said.push(...tellRestricted(sender.openId));
    const words = (text: string) => withoutSpans(text, allUnitsIn(ctx.units, text));
    const pairs = pairEdited(
      found.map(({ unitId, task }) => ({ unitId, words: words(task) })),
      problems.map(({ content }) => ({ unitId: content.unitId ?? null, words: words(content.task ?? "") })),
    );
    for (const [index, { id }] of found.entries()) {
      const matter = await lockMatter(tx, { id });
      const place = pairs[index] ?? null;
      const problem = paired && place !== null ? (problems[place] ?? null) : null;
      if (!matter) continue;
      const follow = matter.state === "draft" ? editedDraft : editedMatter;
      said.push(...(await follow(ctx, matter, { ...edit, problem })));
    }
    if (!drafts || !sender) return said;
    const more = problems.filter((_, place) => !pairs.includes(place));
    said.push(...(await showNewDrafts({ ...ctx, sender }, more, restricted)));
    return said;
  },
});
