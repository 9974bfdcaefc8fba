import { z } from "zod";
import type { ModelEndpoint } from "./config.ts";
import { findJson } from "./reading/find-json.ts";

/** Why there is no answer. */
export type ModelFailure =
  | "timeout"
  | "network"
  | "busy"
  | "broken"
  | "refused"
  | "redirect"
  | "too-large"
  | "nonsense";
export type ModelAnswer =
  | { kind: "answered"; value: Record<string, unknown> }
  /** `mayPass`: the same question may have another outcome a moment later. */
  | { kind: "failed"; why: ModelFailure; mayPass: boolean };
export type AskModel = (q: { system: string; user: string }) => Promise<ModelAnswer>;

const TIMEOUT_MS = 8000;
const ANSWER_BYTES_MAX = 64 * 1024;
const ANSWER_TOKENS_MAX = 1500;

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

const PASSING: readonly ModelFailure[] = ["timeout", "network", "busy", "broken"];

/**
 * Asks an OpenAI-compatible endpoint for one JSON object. Never throws and never logs: errors of an HTTP client carry
 * what was sent, and the key with it.
 */
export function createModelClient(endpoint: ModelEndpoint, timeoutMs = TIMEOUT_MS): AskModel {
  const { url, name, key } = endpoint;
  return async ({ system, user }) => {
    // One signal for the whole exchange: a server that drips its answer is as late as one that is silent.
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(`${url}/chat/completions`, {
        method: "POST",
        // A redirect would carry the text and the key to wherever it points.
        redirect: "manual",
        signal,
        headers: {
          "content-type": "application/json",
          ...(key ? { authorization: `Bearer ${key}` } : {}),
        },
        body: JSON.stringify({
          model: name,
          temperature: 0,
          max_tokens: ANSWER_TOKENS_MAX,
          response_format: { type: "json_object" },
          messages: [
            { role: "system", content: system },
            { role: "user", content: user },
          ],
        }),
      });
      const why = failureOf(response.status);
      if (why) {
        await response.body?.cancel();
        return failed(why);
      }
      const body = await readBody(response);
      return body === null ? failed("too-large") : readAnswer(body);
    } catch {
      return failed(signal.aborted ? "timeout" : "network");
    }
  };
}

const failed = (why: ModelFailure): ModelAnswer => ({ kind: "failed", why, mayPass: PASSING.includes(why) });

function failureOf(status: number): ModelFailure | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return "redirect";
  if (status === 429) return "busy";
  return status >= 500 ? "broken" : "refused";
}

/** The body as text; null as soon as it grows beyond what an answer can be, whatever length it claimed. */
async function readBody(response: Response): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    // Leaving the loop cancels the stream.
    if (size > ANSWER_BYTES_MAX) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function readAnswer(body: string): ModelAnswer {
  const outer = completion.safeParse(parse(body));
  const value = outer.success ? findJson(outer.data.choices[0]?.message.content ?? "") : null;
  return value ? { kind: "answered", value } : failed("nonsense");
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
