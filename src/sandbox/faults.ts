import { z } from "zod";

const times = z.coerce.number().int().min(0).max(1000);

/** What may go wrong on purpose: each counter is used up one by one. */
export const faultSchema = z.strictObject({
  /** A send is accepted, and the answer never arrives. */
  lostResponse: times.optional(),
  /** An event is pushed twice. */
  duplicate: times.optional(),
  /** An event is pushed after the one behind it. */
  reorder: times.optional(),
  /** 429 with a reset header. */
  rateLimit: times.optional(),
  resetSeconds: z.coerce.number().min(0).max(60).optional(),
  /** 230020. */
  chatBusy: times.optional(),
  serverError: times.optional(),
  /** 230027: the app may not read this chat. */
  forbidden: times.optional(),
  /** The answer comes after `ms`. */
  stall: times.optional(),
  ms: z.coerce.number().min(0).max(30_000).optional(),
  revokeToken: z.enum(["http400", "http200"]).optional(),
});
export type Faults = z.infer<typeof faultSchema>;
type Counter =
  | "lostResponse"
  | "duplicate"
  | "reorder"
  | "rateLimit"
  | "chatBusy"
  | "serverError"
  | "forbidden"
  | "stall";

/** The switches; `take` uses one up and tells whether it was on. */
export function createFaults() {
  let faults: Faults = {};
  return {
    set(given: Faults) {
      faults = { ...faults, ...given };
    },
    clear() {
      faults = {};
    },
    current: () => faults,
    take(name: Counter): boolean {
      const left = faults[name] ?? 0;
      if (left <= 0) return false;
      faults[name] = left - 1;
      return true;
    },
    /** Revoking is a moment, not a state: the token is dropped once, and told so in this way from then on. */
    takeRevocation() {
      const how = faults.revokeToken;
      delete faults.revokeToken;
      return how;
    },
  };
}
export type FaultSwitches = ReturnType<typeof createFaults>;
