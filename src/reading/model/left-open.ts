import { z } from "zod";
import type { Reading } from "../reading.ts";
import given from "./left-open.json" with { type: "json" };

/** Words of restricted matters; a second lock beside the reading's own. */
const words = z.object({ source: z.string(), stays: z.array(z.string().min(2)).min(1) }).parse(given);

const CHARS_MIN = 4;
const CHARS_MAX = 1000;

/** Whether a message that no rule understands may be shown to a model: masked, not restricted, neither a sign nor a book. */
export function mayLeave({
  act,
  masked,
  restricted,
}: Pick<Reading, "act" | "masked" | "restricted">): boolean {
  if (act !== "unknown" || restricted) return false;
  const plain = masked.normalize("NFKC").replace(/\s+/g, "");
  if (words.stays.some((word) => plain.includes(word))) return false;
  const length = [...masked.trim()].length;
  return length >= CHARS_MIN && length <= CHARS_MAX;
}
