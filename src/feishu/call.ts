import { type Client, withTenantToken } from "@larksuiteoapi/node-sdk";
import { z } from "zod";
import { GiveUp, RetryLater } from "../errors.ts";
import type { Log } from "../log.ts";
import { judgeAnswer } from "./error-table.ts";
import { PlatformFailure } from "./http.ts";
import { createTokenKeeper } from "./token.ts";

type Options = ReturnType<typeof withTenantToken>;
/** One authorised call: answered in the given shape, or thrown as RetryLater or GiveUp. */
export type Call = <T>(shape: z.ZodType<T>, ask: (options: Options) => Promise<unknown>) => Promise<T>;

const tokenAnswer = z.object({ tenant_access_token: z.string().min(1), expire: z.number() });

/** Builds the one way of calling: fresh token, a stale one replaced once, failures judged by the code table. */
export function createCall(q: { client: Client; appId: string; appSecret: string; log: Log }): Call {
  const tokens = createTokenKeeper({
    wallNow: () => Date.now(),
    ask: async () => {
      const data = { app_id: q.appId, app_secret: q.appSecret };
      const answer = tokenAnswer.parse(await q.client.auth.v3.tenantAccessToken.internal({ data }));
      return { token: answer.tenant_access_token, expiresInSeconds: answer.expire };
    },
  });

  async function currentToken(): Promise<string> {
    try {
      return await tokens.current();
    } catch (error) {
      const outcome = toOutcome(error);
      if (outcome instanceof RetryLater) throw outcome;
      const code = error instanceof PlatformFailure ? error.platformCode : null;
      throw new GiveUp(`${code ?? ""} 获取访问凭证被拒，请检查 App ID 与 App Secret`.trim(), { of: "app" });
    }
  }

  return async function call(shape, ask) {
    for (let repeated = false; ; repeated = true) {
      const token = await currentToken();
      try {
        return shape.parse(await ask(withTenantToken(token)));
      } catch (error) {
        if (isStale(error)) {
          tokens.drop(token);
          if (!repeated) continue;
        }
        const outcome = toOutcome(error);
        q.log.debug({ failure: outcome.message }, "feishu call failed");
        throw outcome;
      }
    }
  };
}

function isStale(error: unknown): boolean {
  return error instanceof PlatformFailure && judge(error).act === "refresh-token";
}

function judge(failure: PlatformFailure) {
  return judgeAnswer({
    httpStatus: failure.httpStatus,
    code: failure.platformCode,
    headers: failure.headers,
  });
}

/** Code and sentence, nothing else: what the SDK or axios threw stays behind. */
export function toOutcome(error: unknown): RetryLater | GiveUp {
  if (error instanceof RetryLater || error instanceof GiveUp) return error;
  if (error instanceof z.ZodError) return new RetryLater("飞书应答的格式不符，稍后自动重试");
  if (!(error instanceof PlatformFailure)) return new RetryLater("调用飞书时出现意外错误，稍后自动重试");
  const verdict = judge(error);
  const message = `${error.platformCode ?? error.httpStatus ?? error.network ?? ""} ${verdict.says}`.trim();
  if (verdict.act === "give-up") return new GiveUp(message, { of: verdict.of });
  const afterMs = verdict.act === "retry" ? verdict.afterMs : undefined;
  return new RetryLater(message, afterMs === undefined ? {} : { afterMs });
}
