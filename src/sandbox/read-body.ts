import type { Context } from "hono";

/** A JSON object from a request; {} for anything else, which the caller's own check then refuses. */
export async function readBodyJson(c: Context): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => null);
  return typeof body === "object" && body !== null && !Array.isArray(body)
    ? (body as Record<string, unknown>)
    : {};
}
