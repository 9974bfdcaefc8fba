import { z } from "zod";
import { keepZeroReports } from "../db/surveys.ts";
import { unitsByNames, unitsOfStreet } from "../db/units.ts";
import { answer, defineCommand, type StaffContext } from "../src/command.ts";
import { instantOf, parseDay } from "../src/domain/day.ts";
import { AskAgain } from "../src/errors.ts";
import { say } from "../src/say/zh-CN.ts";

/** 「棋台社区零报告」: that somebody reported nothing is kept, and is neither a survey nor a verified zero. */
export default defineCommand({
  name: "report-zero",
  words: ["零报告"],
  usage: "棋台社区零报告",
  does: "报送零报告(零报告不等于已排查)",
  place: 15,
  who: "staff",
  args: z.object({ text: z.string().trim().default("") }),

  async run(ctx) {
    const { tx, at, sender, reading, place } = ctx;
    const named = reading?.act === "zero_report" ? reading.units : [];
    const units = await unitsByNames(tx, { names: named.length > 0 ? named : ownUnits(ctx) });
    if (units.length === 0) throw new AskAgain(await askWhose(ctx));
    const foreign = units.filter((unit) => !speaksFor(ctx, unit));
    if (foreign.length > 0) throw new AskAgain(say.zeroForeign(foreign.map((unit) => unit.name)));

    const day = reading?.reportDate ? parseDay(reading.reportDate) : null;
    await keepZeroReports(tx, {
      unitIds: units.map((unit) => unit.id),
      personId: sender.id,
      // A day that is over is kept at its noon: the row says which day was meant, the journal of messages when.
      at: day && instantOf(day, "12:00") < at ? instantOf(day, "12:00") : at,
    });
    return [
      answer(
        say.zeroKept(
          units.map((unit) => unit.name),
          place.name,
        ),
      ),
    ];
  },
});

/** With a unit that this person could speak for: another street's would be refused next. */
async function askWhose({ tx, sender, place }: StaffContext): Promise<string> {
  const post = sender.posts.find(({ streetId }) => streetId !== null);
  const streetId = post?.streetId ?? place.streetId;
  const units = streetId ? await unitsOfStreet(tx, { streetId }) : [];
  const example = units.find(({ name }) => name.endsWith("社区")) ?? units[0];
  const forStreet = sender.posts.some(({ role }) => role === "street");
  const street = forStreet ? (post?.streetName ?? place.streetName) : null;
  return say.zeroWhose(street, example?.name ?? "棋台社区");
}

function ownUnits({ sender, place }: StaffContext): string[] {
  const own = sender.posts.flatMap((post) => post.unitName ?? []);
  return place.unitName ? [place.unitName] : own.slice(0, 1);
}

/** A unit for itself, a grid worker or street for the units of its street, the office for all. */
function speaksFor({ sender }: StaffContext, unit: { id: number; streetId: number | null }): boolean {
  return sender.posts.some(
    (post) =>
      post.unitId === unit.id ||
      (post.streetId !== null && post.streetId === unit.streetId) ||
      post.role === "office" ||
      post.role === "admin",
  );
}
