const FENCE = "```";
/** Models that think aloud do so before this; what they weighed is not what they answer. */
const THOUGHT_ENDS = "</think>";

/** The JSON object in what a model wrote: alone, in a fence, or between other words; null where there is none. */
export function findJson(given: string): Record<string, unknown> | null {
  const thought = given.lastIndexOf(THOUGHT_ENDS);
  const text = (thought < 0 ? given : given.slice(thought + THOUGHT_ENDS.length)).trim();
  for (const part of [text, insideFence(text), text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)]) {
    const found = part ? parse(part) : null;
    if (found) return found;
  }
  return null;
}

/** What stands in the first fence, without the name of its language. */
function insideFence(text: string): string | null {
  const opened = text.indexOf(FENCE);
  if (opened < 0) return null;
  const begins = text.indexOf("{", opened);
  const closed = text.indexOf(FENCE, opened + FENCE.length);
  return begins < 0 || closed < begins ? null : text.slice(begins, closed);
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
