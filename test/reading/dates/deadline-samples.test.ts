import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { formatInstant } from "../../../src/domain/day.ts";
import { read } from "./deadlines.ts";

const matter = z.object({
  due: z.string().nullable(),
  due_at: z.string().nullable(),
  due_text: z.string().nullable(),
  due_source: z.string(),
});
const row = z.object({
  id: z.string(),
  now: z.coerce.date(),
  text: z.string(),
  expect: z.object({
    matters: z.array(matter).default([]),
    params: z.object({ due: z.string().optional() }).default({}),
  }),
});
const rowsOf = (file: string) =>
  readFileSync(new URL(`../../fixtures/${file}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => row.parse(JSON.parse(line)));

test.each(rowsOf("reports"))(
  "$id: every matter's deadline, with its words",
  ({ text, now, expect: wanted }) => {
    const deadline = read(text, now);
    for (const { due, due_at, due_text, due_source } of wanted.matters) {
      // What the law or the policy sets is not read from the words.
      if (due_source === "policy" || due_source === "statutory") {
        expect(deadline.kind).toBe("none");
        continue;
      }
      expect(deadline).toMatchObject({ kind: due_source, text: due_text });
      if (deadline.kind !== "stated") continue;
      expect(deadline.day).toBe(due);
      expect(deadline.clock).toBe(due_at !== null);
      if (due_at) expect(formatInstant(deadline.due)).toBe(formatInstant(new Date(due_at)));
    }
  },
);

test.each(rowsOf("queries"))(
  "$id: a command's deadline; a question sets none",
  ({ text, now, expect: wanted }) => {
    const deadline = read(text, now);
    const { due } = wanted.params;
    expect(deadline).toMatchObject(due ? { kind: "stated", day: due } : { kind: "none" });
  },
);
