import fc from "fast-check";
import { expect, test } from "vitest";
import { createCalendar } from "../../src/domain/calendar.ts";
import { type Policy, policyById } from "../../src/domain/campaign.ts";
import { addDays, type Day, dayOf, instantOf, isQuiet } from "../../src/domain/day.ts";
import { type Clock, dueFor, firstTimer, type Planned, settleTimer } from "../../src/domain/ladder.ts";
import { loadCampaign } from "../../src/load-campaign.ts";

const calendar = createCalendar({ overrides: [] });
const campaign = await loadCampaign("xishan-five-zeros");
const policy = (id: string): Policy => {
  const found = policyById(campaign, id);
  if (!found) throw new Error(id);
  return found;
};
const beijing = (text: string) => new Date(`${text}:00+08:00`);
const shown = (at: Date) =>
  `${dayOf(at)} ${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)}`;

function clockOf(id: string, startAt: Date, dueAt?: Date): Clock {
  const due = dueAt ?? dueFor(policy(id), { at: startAt, calendar })?.dueAt;
  if (!due) throw new Error(`${id} has no deadline of its own`);
  return { rungs: policy(id).rungs, startAt, dueAt: due, calendar };
}

/** Steps through each due instant, as a running service does. */
function climb(clock: Clock, steps: number): { rung: string; at: Date; late: boolean }[] {
  let pending: Planned = firstTimer(clock, { at: clock.startAt, done: new Set() });
  return Array.from({ length: steps }, () => {
    const at = pending.dueAt;
    const settled = settleTimer(clock, { pending, at });
    expect(settled.skipped).toEqual([]);
    pending = settled.next;
    return { rung: settled.rung, at, late: settled.late };
  });
}

test.each([
  {
    why: "an ordinary hazard of a plain Monday",
    id: "hazard-general",
    from: "2026-11-23T10:00",
    expected: [
      ["remind-2d", "2026-11-28 09:00"],
      ["remind-1d", "2026-11-29 09:00"],
      ["remind-0d", "2026-11-30 09:00"],
      ["overdue", "2026-12-01 09:00"],
      ["urge", "2026-12-02 09:00"],
      ["yellow", "2026-12-04 09:00"],
      ["red", "2026-12-10 09:00"],
      ["summon", "2026-12-22 09:00"],
      ["summon.2", "2026-12-29 09:00"],
    ],
  },
  {
    why: "an ordinary hazard whose ladder crosses National Day",
    id: "hazard-general",
    from: "2026-09-22T10:00",
    expected: [
      ["remind-2d", "2026-09-27 09:00"],
      ["remind-1d", "2026-09-28 09:00"],
      ["remind-0d", "2026-09-29 09:00"],
      ["overdue", "2026-09-30 09:00"],
      ["urge", "2026-10-08 09:00"],
      ["yellow", "2026-10-10 09:00"],
      ["red", "2026-10-15 09:00"],
    ],
  },
  {
    why: "one to be mended on the spot, in the evening",
    id: "hazard-on-spot",
    from: "2026-11-23T20:00",
    expected: [
      ["remind-12h", "2026-11-24 08:00"],
      ["overdue", "2026-11-24 20:00"],
      ["urge", "2026-11-25 09:00"],
      ["yellow", "2026-11-27 09:00"],
    ],
  },
  {
    why: "one to be mended on the spot whose instants fall into the night",
    id: "hazard-on-spot",
    from: "2026-11-23T23:00",
    expected: [
      ["remind-12h", "2026-11-24 11:00"],
      ["overdue", "2026-11-25 09:00"],
      ["urge", "2026-11-26 09:00"],
    ],
  },
])("$why: each rung at its hour", ({ id, from, expected }) => {
  const steps = climb(clockOf(id, beijing(from)), expected.length);
  expect(steps.map((step) => [step.rung, shown(step.at)])).toEqual(expected);
  expect(steps.every((step) => !step.late)).toBe(true);
});

test("the day of the report is not counted, and a deadline ends at 24:00", () => {
  expect(dueFor(policy("hazard-general"), { at: beijing("2026-11-23T23:59"), calendar })?.dueAt).toEqual(
    beijing("2026-12-01T00:00"),
  );
  expect(dueFor(policy("hazard-on-spot"), { at: beijing("2026-11-23T23:59"), calendar })?.dueAt).toEqual(
    beijing("2026-11-24T23:59"),
  );
  expect(dueFor(policy("dispute-general"), { at: beijing("2026-11-23T10:00"), calendar })).toBeNull();
});

test("one jump over thirty days fires the highest rung due, once, late; the next delay counts from there", () => {
  const clock = clockOf("hazard-general", beijing("2026-11-23T10:00"));
  const pending = firstTimer(clock, { at: clock.startAt, done: new Set() });
  const settled = settleTimer(clock, { pending, at: beijing("2026-12-23T10:00") });
  expect(settled).toMatchObject({
    rung: "summon",
    late: true,
    skipped: ["remind-2d", "remind-1d", "remind-0d", "overdue", "urge", "yellow", "red"],
  });
  expect(shown(settled.next.dueAt)).toBe("2026-12-30 09:00");

  const shorter = settleTimer(clock, { pending, at: beijing("2026-12-03T10:00") });
  expect(shorter).toMatchObject({ rung: "urge", late: true });
  expect(shown(shorter.next.dueAt)).toBe("2026-12-07 09:00");
});

test("a new round does not climb a rung again, and the last one takes its next turn", () => {
  const clock = clockOf("hazard-general", beijing("2026-11-23T10:00"));
  const at = beijing("2026-12-05T10:00");
  expect(firstTimer(clock, { at, done: new Set(["remind-2d", "overdue", "urge"]) })).toEqual({
    rung: "yellow",
    dueAt: at,
  });
  const all = new Set(["overdue", "urge", "yellow", "red", "summon", "summon.2"]);
  expect(firstTimer(clock, { at, done: all }).rung).toBe("summon.3");
});

const starts = fc
  .record({ day: fc.integer({ min: 0, max: 700 }), minute: fc.integer({ min: 0, max: 1439 }) })
  .map(
    ({ day, minute }) =>
      new Date(instantOf(addDays("2026-01-01" as Day, day), "00:00").getTime() + minute * 60_000),
  );
const ids = fc.constantFrom("hazard-general", "hazard-on-spot");

test("whenever it begins, rungs come in order, each once, never in quiet hours, and there is always a next one", () => {
  fc.assert(
    fc.property(starts, ids, (startAt, id) => {
      const clock = clockOf(id, startAt);
      const steps = climb(clock, clock.rungs.length + 3);
      expect(new Set(steps.map((step) => step.rung)).size).toBe(steps.length);
      for (const [index, step] of steps.entries()) {
        expect(isQuiet(step.at)).toBe(false);
        const before = steps[index - 1];
        if (before) expect(step.at.getTime()).toBeGreaterThan(before.at.getTime());
      }
    }),
  );
});

test("however far the clock jumps, one rung fires, the next lies ahead, and nothing fires twice", () => {
  fc.assert(
    fc.property(
      starts,
      ids,
      fc.array(fc.integer({ min: 1, max: 90 * 24 * 60 }), { minLength: 1, maxLength: 6 }),
      (startAt, id, jumps) => {
        const clock = clockOf(id, startAt);
        let pending = firstTimer(clock, { at: startAt, done: new Set() });
        let at = startAt;
        const fired = new Set<string>();
        for (const minutes of jumps) {
          at = new Date(at.getTime() + minutes * 60_000);
          if (pending.dueAt > at || isQuiet(at)) continue;
          const settled = settleTimer(clock, { pending, at });
          for (const rung of [...settled.skipped, settled.rung]) {
            expect(fired.has(rung), rung).toBe(false);
            fired.add(rung);
          }
          expect(settled.next.dueAt.getTime()).toBeGreaterThan(at.getTime());
          expect(isQuiet(settled.next.dueAt)).toBe(false);
          pending = settled.next;
        }
      },
    ),
  );
});
