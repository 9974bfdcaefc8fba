import { z } from "zod";
import { countMatters } from "../db/ledger.ts";
import { keepZeroReports } from "../db/surveys.ts";
import { unitsByNames, unitsOfStreet } from "../db/units.ts";
import { answer, defineCommand, type StaffContext } from "../src/command.ts";
import { instantOf, parseDay } from "../src/domain/day.ts";
import { AskAgain } from "../src/errors.ts";
import { ZERO_FLAGS } from "../src/reading/zero-of.ts";
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
    const zero = reading?.act === "zero_report" ? reading : null;
    const flags = new Set(zero?.flags);
    // What neither is a zero nor tells a matter: said how either is told.
    if (flags.has(ZERO_FLAGS.figures)) throw new AskAgain(say.zeroFigures(await exampleOf(ctx)));
    if (flags.has(ZERO_FLAGS.except)) throw new AskAgain(say.zeroExcept(await exampleOf(ctx)));
    const street = flags.has(ZERO_FLAGS.street);
    const unlisted = zero?.unlisted ?? [];
    const named = zero?.units ?? [];
    const isSilent = named.length === 0 && unlisted.length === 0 && !street;
    const units = await unitsByNames(tx, { names: isSilent ? ownUnits(ctx) : named });
    const own = units.filter((unit) => speaksFor(ctx, unit));
    const foreign = units.filter((unit) => !own.includes(unit));
    const left = [
      ...(foreign.length > 0 ? [say.zeroForeign(foreign.map((unit) => unit.name))] : []),
      ...(unlisted.length > 0 ? [say.zeroUnlisted(unlisted)] : []),
    ];
    if (own.length === 0) throw new AskAgain(left.join("") || (await askWhose(ctx, street)));

    const day = reading?.reportDate ? parseDay(reading.reportDate) : null;
    await keepZeroReports(tx, {
      unitIds: own.map((unit) => unit.id),
      personId: sender.id,
      // A day that is over is kept at its noon: the row says which day was meant, the journal of messages when.
      at: day && instantOf(day, "12:00") < at ? instantOf(day, "12:00") : at,
    });
    return [
      answer(
        [
          say.zeroKept(
            own.map((unit) => unit.name),
            place.name,
          ),
          ...(await stillOpen(ctx, own)),
          ...left,
          ...(street ? [say.zeroStreetBeside()] : []),
        ].join("\n"),
      ),
    ];
  },
});

/** A zero beside open matters is kept as it was said, and does not end them. */
async function stillOpen({ tx, at }: StaffContext, units: readonly { id: number; name: string }[]) {
  const rows: { name: string; open: number }[] = [];
  for (const { id, name } of units) {
    const { open } = await countMatters(tx, { scope: { unitId: id }, at });
    if (open > 0) rows.push({ name, open });
  }
  return rows.length > 0 ? [say.zeroStillOpen(rows)] : [];
}

async function askWhose(ctx: StaffContext, named: boolean): Promise<string> {
  const { sender, place } = ctx;
  const post = sender.posts.find(({ streetId }) => streetId !== null);
  const speaks = named || sender.posts.some(({ role }) => role === "street");
  const street = speaks ? (post?.streetName ?? place.streetName ?? "街道") : null;
  return say.zeroWhose(street, await exampleOf(ctx));
}

/** A unit that this person could speak for: another street's would be refused next. */
async function exampleOf({ tx, sender, place }: StaffContext): Promise<string> {
  const streetId = sender.posts.find((post) => post.streetId !== null)?.streetId ?? place.streetId;
  const units = streetId ? await unitsOfStreet(tx, { streetId }) : [];
  return (units.find(({ name }) => name.endsWith("社区")) ?? units[0])?.name ?? "棋台社区";
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
