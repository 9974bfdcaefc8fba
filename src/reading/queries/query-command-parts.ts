import type { ReadContext } from "../context.ts";
import type { Period } from "../reading.ts";

/** What a command carries besides its matter; what it lacks stands in `ask`. */
export type CommandParams = {
  scope: Record<string, unknown>;
  params: Record<string, unknown>;
  ask: string[];
  candidates: string[];
  notes: string[];
  period: Period | null;
  output: string;
};

/** `plain` and `tight` are without the matter's number, which would stand in a reason as noise. */
export type Commanded = { plain: string; tight: string; ctx: ReadContext };
