import type { Log } from "../log.ts";

/**
 * What the SDK may write: only that something happened. Its own lines carry request bodies, message contents
 * and, when a token request fails, the app secret (seen in SDK 1.74.0), so none of them is passed on.
 */
export function quietLogger(log: Log) {
  const silent = () => {};
  return {
    error: () => log.debug("feishu sdk reported an error"),
    warn: () => log.debug("feishu sdk warned"),
    info: silent,
    debug: silent,
    trace: silent,
  };
}
