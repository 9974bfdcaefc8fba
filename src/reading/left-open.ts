import { z } from "zod";
import given from "./left-open.json" with { type: "json" };
import { maskText } from "./mask.ts";

const words = z.object({ source: z.string(), stays: z.array(z.string().min(2)).min(1) }).parse(given);

export type LeftOpen =
  | { kind: "may-leave"; masked: string; hidden: readonly string[] }
  | { kind: "stays"; because: "restricted" | "length" };

const CHARS_MIN = 4;
const CHARS_MAX = 1000;

/** What of a message that no rule understands may be shown to a model: masked text, and nothing of restricted matters. */
export function readLeftOpen(text: string): LeftOpen {
  const { text: masked, kinds } = maskText(text.trim());
  const plain = masked.normalize("NFKC").replace(/\s+/g, "");
  if (words.stays.some((word) => plain.includes(word))) return { kind: "stays", because: "restricted" };
  const length = [...masked].length;
  if (length < CHARS_MIN || length > CHARS_MAX) return { kind: "stays", because: "length" };
  return { kind: "may-leave", masked, hidden: kinds };
}
