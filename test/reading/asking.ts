import type { ReadContext } from "../../src/reading/context.ts";
import { calendar, units } from "./units/xishan.ts";

/** A Monday morning in the district's own group, as in the samples. */
export const asked = (given: Partial<ReadContext> = {}): ReadContext => ({
  at: new Date("2026-11-23T09:30:00+08:00"),
  calendar,
  units,
  prefix: "XS",
  chat: { street: null, unit: null },
  hasPictures: false,
  forwarded: false,
  replyTo: null,
  hasDraft: false,
  lastQuery: null,
  lastReport: null,
  ...given,
});

/** A table of what is meant → one sentence a line, as cases of a test. */
export const sentences = (table: Record<string, string>): [string, string][] =>
  Object.entries(table).flatMap(([meant, lines]) =>
    lines
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .map((line): [string, string] => [meant, line]),
  );
