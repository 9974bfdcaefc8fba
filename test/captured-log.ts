import type { Log } from "../src/log.ts";

/** A log that keeps its lines, so that a story can fail on any error and look for what must not be there. */
export function capturedLog(): { log: Log; errors(): string[]; all(): string; forgive(words: string): void } {
  const lines: { level: string; text: string }[] = [];
  const at =
    (level: string) =>
    (...parts: unknown[]) => {
      lines.push({
        level,
        text: parts.map((part) => (typeof part === "string" ? part : describe(part))).join(" "),
      });
    };
  const log = {
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    debug: at("debug"),
    child: () => log,
  } as unknown as Log;
  return {
    log,
    errors: () => lines.filter((line) => line.level === "error").map((line) => line.text),
    /** A story that provokes an error says so. */
    forgive: (words) => {
      for (const line of lines)
        if (line.level === "error" && line.text.includes(words)) line.level = "forgiven";
    },
    all: () => lines.map((line) => line.text).join("\n"),
  };
}

function describe(part: unknown): string {
  return JSON.stringify(part, (_key, value: unknown) =>
    value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value,
  );
}
