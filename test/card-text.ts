type Json = unknown;

/** All words a person can read on a message, in reading order. */
export function textOf(content: Json): string {
  if (content === null || content === undefined) return "";
  if (typeof content === "string") return content;
  if (Array.isArray(content)) return content.map(textOf).filter(Boolean).join("\n");
  if (typeof content !== "object") return "";
  const record = content as Record<string, Json>;
  const own = ["content", "text", "default_value"].flatMap((key) =>
    typeof record[key] === "string" ? [record[key]] : [],
  );
  const inner = Object.entries(record)
    .filter(([key, value]) => typeof value === "object" && key !== "behaviors" && key !== "config")
    .map(([, value]) => textOf(value));
  return decode([...own, ...inner].filter(Boolean).join("\n"));
}

/** The card escapes what people wrote; a reader sees the signs themselves. */
function decode(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

export type Button = { text: string; name: string | undefined; value: Record<string, unknown> };

/** The buttons of a card with what they send. */
export function buttonsOf(content: Json): Button[] {
  if (Array.isArray(content)) return content.flatMap(buttonsOf);
  if (content === null || typeof content !== "object") return [];
  const record = content as Record<string, Json>;
  if (record.tag !== "button") return Object.values(record).flatMap(buttonsOf);
  const [behavior] = record.behaviors as { value: Record<string, unknown> }[];
  return [
    { text: textOf(record.text), name: record.name as string | undefined, value: behavior?.value ?? {} },
  ];
}
