import { z } from "zod";
import { ledgerNow } from "../db/connect.ts";
import { queueMessages } from "../db/outbox.ts";
import { holdersOfPost } from "../db/people.ts";
import { yearsAhead } from "../db/timers.ts";
import { type Day, isQuiet } from "../src/domain/day.ts";
import { PRIORITY } from "../src/domain/message.ts";
import { defineJob } from "../src/job.ts";
import { say } from "../src/say/zh-CN.ts";

/**
 * Tells the office, once a year and person, that deadlines or rungs already reach into a year whose days off nobody
 * has entered: working days are then reckoned by the statutory holidays alone, and that must never be silent.
 */
export default defineJob({
  name: "watch-calendar",
  every: "1h",
  attemptsMax: 3,
  payload: z.object({}),

  async run({ db, town }) {
    const at = await ledgerNow(db);
    if (isQuiet(at)) return;
    const calendar = await town.calendar(db);
    const years = (await yearsAhead(db)).filter((year) => !calendar.isCovered(`${year}-01-01` as Day));
    if (years.length === 0) return;
    await db.transaction(async (tx) => {
      const office = await holdersOfPost(tx, { role: "office" });
      await queueMessages(
        tx,
        at,
        years.flatMap((year) =>
          office.map((person) => ({
            onceKey: `calendar:${year}:${person.openId}`,
            priority: PRIORITY.clock,
            action: "send" as const,
            to: { openId: person.openId },
            body: { text: say.calendarMissing(year) },
          })),
        ),
      );
    });
  },
});
