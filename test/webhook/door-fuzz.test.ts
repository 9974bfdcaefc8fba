import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDoor } from "./open-door.ts";
import { eventOf, sealedBody, signed } from "./signed.ts";

const RUNS = 10_000;
let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.json(),
  fc.constantFrom(
    '{"encrypt":"AAAA"}',
    '{"headers":null}',
    '{"encrypt":null}',
    '{"encrypt":{}}',
    "null",
    "[]",
    '{"schema":"2.0"}',
    '{"type":"url_verification"}',
  ),
);
const anyBody = fc.oneof(
  anyText,
  anyText.map(sealedBody),
  fc.jsonValue().map((event) => sealedBody(eventOf(event))),
  fc.jsonValue().map((event) => sealedBody(eventOf(event, { event_type: "card.bogus" }))),
);

test(`${RUNS} random bodies, more than half of them signed, some sealed: the door stands and never says 5xx`, async () => {
  const letters = fc.sample(fc.tuple(anyBody, fc.integer({ min: 0, max: 9 })), {
    numRuns: RUNS,
    seed: 20261124,
  });
  let signedCount = 0;
  const statuses = new Map<number, number>();
  for (let from = 0; from < letters.length; from += 100) {
    await Promise.all(
      letters.slice(from, from + 100).map(async ([body, dice]) => {
        const isSigned = dice < 6;
        if (isSigned) signedCount += 1;
        const { status } = await door.knock(isSigned ? signed(body) : { body, headers: {} });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }),
    );
  }
  expect(signedCount).toBeGreaterThan(RUNS / 2);
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(statuses.get(200)).toBeGreaterThan(100);
  expect(statuses.get(400)).toBeGreaterThan(100);
}, 120_000);
