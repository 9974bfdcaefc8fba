import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Mood } from "../gate.ts";
import { needs } from "../needs.ts";
import { sealedBody, signed } from "../webhook/signed.ts";
import { message, openEdge, tap, WORKING } from "./open-edge.ts";

const MOODS: Mood[] = ["refuses", "hangs-up", "silent"];

describe.skipIf(!needs("workerd"))("the door on Cloudflare Workers, with the database away", () => {
  let door: Awaited<ReturnType<typeof openEdge>>;
  beforeAll(async () => {
    door = await openEdge({ direct: true });
  });
  afterEach(() => door.gate.set("open"));
  afterAll(() => door.close());

  test.each(MOODS)("%s: 503 within 3 s, and the worker serves again when it is back", async (mood) => {
    const letter = signed(sealedBody(message(`om_${mood}`)));
    await door.gate.set(mood);
    const started = performance.now();
    const answers = await Promise.all([door.knock(letter), door.knock(letter)]);
    expect(performance.now() - started).toBeLessThan(3000);
    const away = { status: 503, body: { error: "not-kept" } };
    expect(answers).toEqual([away, away]);
    expect((await fetch(`${door.url}/healthz`)).status).toBe(200);
    expect(await door.rows()).toBe(MOODS.indexOf(mood));

    await door.gate.set("open");
    expect(await door.knock(letter)).toEqual({ status: 200, body: {} });
    expect(await door.rows()).toBe(MOODS.indexOf(mood) + 1);
  });

  test.each(MOODS)("%s behind a kept card click: 处理中 in time", async (mood) => {
    const started = performance.now();
    const knock = door.knock(signed(sealedBody(tap(`tap-${mood}`))));
    await expect
      .poll(() => door.sql`select 1 from inbox where dedupe_key = ${`event:tap-${mood}`}`)
      .toHaveLength(1);
    await door.gate.set(mood);
    expect(await knock).toEqual({ status: 200, body: WORKING });
    expect(performance.now() - started).toBeLessThan(2900);
  });
});
