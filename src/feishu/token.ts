/** Renewed this long before it ends; the platform hands out a new one only in the last 30 minutes. */
const EARLY_MS = 180_000;

export type TokenKeeper = {
  /** The valid token; any number of callers at once cause one request. */
  current(): Promise<string>;
  /** Forgets this token, and only this one: a newer one stays. */
  drop(token: string): void;
};

/** Keeps one tenant token, asked for by one request at a time. */
export function createTokenKeeper(q: {
  ask: () => Promise<{ token: string; expiresInSeconds: number }>;
  wallNow: () => number;
}): TokenKeeper {
  let kept: { token: string; untilMs: number } | null = null;
  let asking: Promise<string> | null = null;

  async function ask(): Promise<string> {
    const { token, expiresInSeconds } = await q.ask();
    kept = { token, untilMs: q.wallNow() + expiresInSeconds * 1_000 - EARLY_MS };
    return token;
  }

  return {
    current() {
      if (kept && q.wallNow() < kept.untilMs) return Promise.resolve(kept.token);
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    drop(token) {
      if (kept?.token === token) kept = null;
    },
  };
}
