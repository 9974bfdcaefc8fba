import { pino } from "pino";

export type Log = Pick<pino.Logger, "info" | "warn" | "error" | "debug" | "child">;

/** Logs carry ids, counts and error names: never what somebody wrote, never a secret. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    serializers: { err: describeError },
    redact: ["*.appSecret", "*.encryptKey", "*.verificationToken", "*.url", "*.text", "*.content"],
  });
}

/** Name, code and stack only: messages and causes of HTTP clients carry bodies and secrets. */
export function describeError(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error };
  const code =
    "code" in error && (typeof error.code === "string" || typeof error.code === "number")
      ? error.code
      : undefined;
  // The message may run over several lines, and one of them may begin like a frame.
  const frames = error.stack
    ?.slice(error.stack.indexOf(error.message) + error.message.length)
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 6);
  return { name: error.name, code, frames };
}
