import { defaultHttpInstance, type HttpInstance, type HttpRequestOptions } from "@larksuiteoapi/node-sdk";
import { z } from "zod";

/** A call that did not succeed, stripped of everything but numbers: no request, no body, no secret hangs on it. */
export class PlatformFailure extends Error {
  override readonly name = "PlatformFailure";
  readonly httpStatus: number | null;
  /** The platform's code, or null. */
  readonly platformCode: number | null;
  readonly headers: Record<string, unknown>;
  /** ECONNREFUSED and the like, when no answer arrived. */
  readonly network: string | null;
  constructor(q: {
    httpStatus: number | null;
    platformCode: number | null;
    headers?: Record<string, unknown>;
    network?: string | null;
  }) {
    super(`platform answered ${q.httpStatus ?? "nothing"}, code ${q.platformCode ?? "none"}`);
    this.httpStatus = q.httpStatus;
    this.platformCode = q.platformCode;
    this.headers = q.headers ?? {};
    this.network = q.network ?? null;
  }
}

const ERROR_BODY_BYTES_MAX = 64 * 1024;
const JSON_BODY_BYTES_MAX = 20 * 1024 * 1024;

const withCode = z.object({ code: z.number() });
/** The SDK's axios hands headers over as an object of a class of its own. */
const headers = z
  .custom<object>((value) => typeof value === "object" && value !== null)
  .transform((value): Record<string, unknown> => ({ ...value }));
const withHeaders = z.object({ data: z.unknown(), headers });
const failedCall = z.object({
  code: z.unknown().optional(),
  response: z.object({ status: z.number(), headers, data: z.unknown() }).optional(),
});

/**
 * The transport that is handed to the SDK: its own axios (proxy settings of the machine keep working), plus a
 * deadline, `code ≠ 0` as an error, and errors that carry nothing secret.
 */
export function createHttp(timeoutMs: number): HttpInstance {
  async function request<T, R = T, D = unknown>(opts: HttpRequestOptions<D>): Promise<R> {
    const stream = opts.responseType === "stream";
    const limits = {
      timeout: timeoutMs,
      // A redirect would carry the app secret to wherever it points.
      maxRedirects: 0,
      ...(stream ? {} : { signal: AbortSignal.timeout(timeoutMs), maxContentLength: JSON_BODY_BYTES_MAX }),
    };
    let answer: z.infer<typeof withHeaders>;
    try {
      const asked = { ...opts, ...limits, $return_headers: true };
      const raw: unknown = await defaultHttpInstance.request(asked);
      answer = withHeaders.parse(raw);
    } catch (error) {
      throw await describeFailure(error);
    }
    const failed = { httpStatus: 200, headers: answer.headers };
    if (stream && isErrorPage(answer.headers)) {
      throw new PlatformFailure({ ...failed, platformCode: await readCode(answer.data) });
    }
    const body = stream ? null : withCode.safeParse(answer.data);
    if (body?.success && body.data.code !== 0) {
      throw new PlatformFailure({ ...failed, platformCode: body.data.code });
    }
    return (opts.$return_headers ? answer : answer.data) as R;
  }

  const plain =
    (method: string) =>
    <T, R = T, D = unknown>(url: string, opts: HttpRequestOptions<D> = {}): Promise<R> =>
      request<T, R, D>({ ...opts, url, method });
  const carrying =
    (method: string) =>
    <T, R = T, D = unknown>(url: string, data?: D, opts: HttpRequestOptions<D> = {}): Promise<R> =>
      request<T, R, D>({ ...opts, url, method, ...(data === undefined ? {} : { data }) });
  return {
    request,
    get: plain("get"),
    delete: plain("delete"),
    head: plain("head"),
    options: plain("options"),
    post: carrying("post"),
    put: carrying("put"),
    patch: carrying("patch"),
  };
}

/** A download that is answered with plain JSON and no file name is the platform's error body. */
function isErrorPage(headers: Record<string, unknown>): boolean {
  return String(headers["content-type"]).startsWith("application/json") && !headers["content-disposition"];
}

async function describeFailure(error: unknown): Promise<PlatformFailure> {
  const known = failedCall.safeParse(error);
  const response = known.success ? known.data.response : undefined;
  if (!response) {
    const network = known.success && typeof known.data.code === "string" ? known.data.code : "NETWORK";
    return new PlatformFailure({ httpStatus: null, platformCode: null, network });
  }
  return new PlatformFailure({
    httpStatus: response.status,
    platformCode: await readCode(response.data),
    headers: response.headers,
  });
}

/** The code inside a body that may be an object already, or a stream of a failed download. */
async function readCode(data: unknown): Promise<number | null> {
  let body = data;
  if (isByteStream(data)) {
    const parts: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const part of data) {
        size += part.length;
        if (size > ERROR_BODY_BYTES_MAX) break;
        parts.push(part);
      }
      body = JSON.parse(Buffer.concat(parts).toString("utf8"));
    } catch {
      return null;
    }
  }
  const parsed = withCode.safeParse(body);
  return parsed.success ? parsed.data.code : null;
}

function isByteStream(data: unknown): data is AsyncIterable<Uint8Array> {
  return typeof data === "object" && data !== null && Symbol.asyncIterator in data;
}
