import postgres, { type Sql } from "postgres";

const TEXT_ARRAY_OID = 1009;

/**
 * A client for one request on the edge, where requests may not share I/O. It connects with its first query.
 * Hyperdrive passes no startup parameter, so the role must come with the login.
 */
export function openForOneRequest(q: { url: string; connectSecondsMax: number }): Sql {
  return postgres(q.url, {
    max: 1,
    connect_timeout: q.connectSecondsMax,
    // Hyperdrive caches only what is prepared, and a cached look would miss the answer to a tap.
    prepare: false,
    // No question about types before the first query of each request: so it must be told the one array we send.
    fetch_types: false,
    types: { texts: { to: TEXT_ARRAY_OID, from: [], serialize: textArray, parse: (raw: string) => raw } },
    onnotice: () => {},
  });
}

/** An array as Postgres reads it: quotes and backslashes are escaped, nothing else is. */
function textArray(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}
