import { EventEmitter } from "node:events";

const CALLS_KEPT = 500;

export type Call = {
  seq: number;
  at: string;
  method: string;
  path: string;
  status: number;
  code: number | null;
  ms: number;
  /** What it was called with, without secrets; null where there was nothing to show. */
  body: unknown;
};

/** What the chat page watches: changes as they happen, and the last calls the platform got. */
export function createFeed() {
  const emitter = new EventEmitter().setMaxListeners(0);
  const calls: Call[] = [];
  let seq = 0;
  return {
    tell(kind: "message" | "call" | "clock", data: object) {
      emitter.emit("tell", kind, data);
    },
    watch(listener: (kind: string, data: object) => void): () => void {
      emitter.on("tell", listener);
      return () => emitter.off("tell", listener);
    },
    called(call: Omit<Call, "seq">) {
      seq += 1;
      calls.push({ seq, ...call });
      if (calls.length > CALLS_KEPT) calls.shift();
      emitter.emit("tell", "call", { seq });
    },
    calls: (since = 0) => calls.filter((call) => call.seq > since),
    call: (wanted: number) => calls.find((call) => call.seq === wanted) ?? null,
  };
}
export type Feed = ReturnType<typeof createFeed>;
