import type { SandboxApp } from "./sandbox.ts";

/** The key under which a message mentions the bot. */
const KEY = "@_user_1";

/** What the key means, as an event says it. */
export const mentionInEvent = (app: SandboxApp) => ({
  key: KEY,
  id: { open_id: app.botOpenId, union_id: "on_bot", user_id: null },
  name: "五零助手",
  tenant_key: app.tenantKey,
});

/** The same as a message that is read by its id says it. */
export const mentionInMessage = (app: SandboxApp) => ({
  key: KEY,
  id: app.botOpenId,
  id_type: "open_id",
  name: "五零助手",
  tenant_key: app.tenantKey,
});

/** The platform writes a mention as a key in the text, and its meaning beside it. */
export function withMention(msgType: string, content: Record<string, unknown>): Record<string, unknown> {
  if (msgType === "text") return { text: `${KEY} ${String(content.text)}` };
  const [first = [], ...rest] = content.content as Record<string, unknown>[][];
  return {
    ...content,
    content: [[{ tag: "at", user_id: KEY, user_name: "", style: [] }, ...first], ...rest],
  };
}
