import { seal } from "./envelope.ts";
import { type Envelope, parseJson, readEnvelope } from "./event.ts";
import { type InboxRow, inboxRowOf } from "./inbox-row.ts";
import { sameText } from "./verify.ts";

/** The platform shows the person an error after 3 s; the way back takes time too. */
const TAP_WAIT_MS = 2300;
const WORKING = { toast: { type: "info", content: "处理中,稍后更新卡片" } };

export type TakeDeps = {
  /** Resolves after the row is committed; the id of the first one when the event is known already. */
  keep(row: InboxRow): Promise<{ id: number }>;
  /** The answer to a card click, or null when it is not there in time. */
  waitForAnswer(id: number, msMax: number): Promise<unknown>;
  /** The click is being answered with its card, in time: the patch that stands by for a late one is not needed. */
  answered(id: number): void;
  count(outcome: string): void;
};

/**
 * Keeps the event and gives what the platform is to be answered; throws when it could not be kept. `arrived` is the
 * instant of performance.now() at which the event came: keeping it uses up some of the wait for an answer.
 */
export async function takeEnvelope(
  deps: TakeDeps,
  envelope: Envelope,
  q: { sealed: string; arrived: number },
): Promise<unknown> {
  const { id } = await deps.keep(inboxRowOf(envelope, q.sealed));
  deps.count("kept");
  if (envelope.header.event_type !== "card.action.trigger") return {};
  const left = TAP_WAIT_MS - (performance.now() - q.arrived);
  const answer = await deps.waitForAnswer(id, left).catch(() => null);
  if (typeof answer === "object" && answer !== null && "card" in answer) deps.answered(id);
  return answer ?? WORKING;
}

/**
 * The door of the long connection. The connection itself is authenticated and its events carry no token, so only the
 * addressee is checked; they are sealed like all others, for raw text is never at rest. An event of somebody else is
 * acknowledged and dropped, because the platform would repeat it for hours.
 */
export function createLongDoor(
  deps: TakeDeps & { app: { appId: string; tenantKeys: readonly string[] }; sealingKey: string },
): (plaintext: string) => Promise<unknown> {
  return async (plaintext) => {
    const arrived = performance.now();
    const envelope = readEnvelope(parseJson(plaintext));
    const stranger = envelope ? strangerTo(deps.app, envelope.header) : "wrong-shape";
    if (envelope && !stranger)
      return takeEnvelope(deps, envelope, { sealed: seal(plaintext, deps.sealingKey), arrived });
    deps.count(stranger ?? "");
    return {};
  };
}

/** Meant for another app or tenant; null when it is ours. */
export function strangerTo(
  app: { appId: string; tenantKeys: readonly string[] },
  header: { app_id: string; tenant_key: string },
): string | null {
  if (!sameText(header.app_id, app.appId)) return "wrong-app";
  return app.tenantKeys.length === 0 || app.tenantKeys.includes(header.tenant_key) ? null : "wrong-tenant";
}
