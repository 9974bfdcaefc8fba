/** The person can put it right: the reply is committed, the message counts as handled. */
export class AskAgain extends Error {
  override readonly name = "AskAgain";
}

/** The platform or the network failed for now; the same thing may be tried again after a while. */
export class RetryLater extends Error {
  override readonly name = "RetryLater";
  readonly afterMs: number | undefined;
  constructor(message: string, q: { afterMs?: number; cause?: unknown } = {}) {
    super(message, { cause: q.cause });
    this.afterMs = q.afterMs;
  }
}

/** It will never work: the chat is gone, the person left, the content was refused. */
export class GiveUp extends Error {
  override readonly name = "GiveUp";
  /** What is dead: the chat, the person, or only this one message. */
  readonly of: "chat" | "person" | "message" | "app";
  constructor(message: string, q: { of: "chat" | "person" | "message" | "app"; cause?: unknown }) {
    super(message, { cause: q.cause });
    this.of = q.of;
  }
}

/** The environment is wrong; every mistake is named, no value is shown. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly mistakes: readonly string[];
  constructor(mistakes: readonly string[]) {
    super(
      `环境变量有 ${mistakes.length} 处有误,请改正后再试:\n${mistakes.map((line) => `  ${line}`).join("\n")}`,
    );
    this.mistakes = mistakes;
  }
}

/** The program cannot start, or a tool cannot work: the message is the sentence for whoever started it. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
}
