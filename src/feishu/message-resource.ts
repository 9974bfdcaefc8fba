import type { Client } from "@larksuiteoapi/node-sdk";
import { z } from "zod";
import { GiveUp } from "../errors.ts";
import type { Call } from "./call.ts";
import { PlatformFailure } from "./http.ts";

const download = z.object({
  getReadableStream: z.custom<() => NodeJS.ReadableStream & { destroy(error?: Error): void }>(
    (value) => typeof value === "function",
  ),
  headers: z.record(z.string(), z.unknown()),
});

/** A photo over a slow line may take this long in all. */
const DOWNLOAD_MS_MAX = 60_000;

/** The bytes of a picture or file in a message, read as a stream and cut off at the limit. */
export async function downloadResource(
  q: { client: Client; call: Call },
  which: { messageId: string; fileKey: string; type: "image" | "file"; bytesMax: number },
): Promise<{ bytes: Uint8Array; mediaType: string }> {
  const path = { message_id: which.messageId, file_key: which.fileKey };
  return q.call(z.custom<{ bytes: Uint8Array; mediaType: string }>(), async (options) => {
    const answer = download.parse(
      await q.client.im.v1.messageResource.get({ params: { type: which.type }, path }, options),
    );
    return {
      bytes: await readAll(answer.getReadableStream(), which.bytesMax),
      mediaType: String(answer.headers["content-type"] ?? "application/octet-stream"),
    };
  });
}

async function readAll(
  stream: NodeJS.ReadableStream & { destroy(error?: Error): void },
  bytesMax: number,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const deadline = setTimeout(() => stream.destroy(new Error("too slow")), DOWNLOAD_MS_MAX);
  try {
    for await (const part of stream) {
      const bytes = typeof part === "string" ? Buffer.from(part) : part;
      size += bytes.length;
      if (size > bytesMax) {
        throw new GiveUp(`附件超过 ${Math.floor(bytesMax / 1024 / 1024)} MB，未保存`, { of: "message" });
      }
      parts.push(bytes);
    }
  } catch (error) {
    if (error instanceof GiveUp) throw error;
    throw new PlatformFailure({ httpStatus: null, platformCode: null, network: "DOWNLOAD" });
  } finally {
    clearTimeout(deadline);
    stream.destroy();
  }
  return Buffer.concat(parts);
}
