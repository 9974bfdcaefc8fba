import { newId } from "./new-id.ts";

const AGE_MS_MAX = 30 * 60_000;
const USES_MAX = 2;

type Kept = { messageId: string; issuedAt: number; uses: number; answered: boolean };
export type TokenVerdict = { messageId: string } | { code: number; msg: string };

/**
 * The `c-…` tokens of card clicks, by which a card may be updated later: twice, within 30 minutes, and only after the
 * click itself was answered. The facts name the codes without saying which is which: this choice is ours.
 */
export function createCardTokens(now: () => number) {
  const tokens = new Map<string, Kept>();
  return {
    issue(messageId: string): string {
      const token = newId("c").replace("_", "-");
      tokens.set(token, { messageId, issuedAt: now(), uses: 0, answered: false });
      for (const [old, kept] of tokens) if (now() - kept.issuedAt > 2 * AGE_MS_MAX) tokens.delete(old);
      return token;
    },
    /** The click's own answer is over, whatever it was. */
    answered(token: string) {
      const kept = tokens.get(token);
      if (kept) kept.answered = true;
    },
    /** Uses it up once when it is good. */
    use(token: string): TokenVerdict {
      const kept = tokens.get(token);
      if (!kept) return { code: 300020, msg: "token is invalid" };
      if (now() - kept.issuedAt > AGE_MS_MAX) return { code: 300040, msg: "token is expired" };
      if (!kept.answered) return { code: 200310, msg: "the callback has not been answered yet" };
      if (kept.uses >= USES_MAX) return { code: 300030, msg: "token is used up" };
      kept.uses += 1;
      return { messageId: kept.messageId };
    },
  };
}
export type CardTokens = ReturnType<typeof createCardTokens>;
