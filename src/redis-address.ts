/** Where Redis stands, as read from `REDIS_URL`. */
export type RedisAddress = {
  kind: "single" | "sentinel" | "cluster";
  hosts: { host: string; port: number }[];
  /** The name the Sentinels know the master by; empty otherwise. */
  masterName: string;
  username: string | undefined;
  password: string | undefined;
  /** The Sentinels' own password, which is seldom that of Redis. */
  sentinelPassword: string | undefined;
  db: number;
  tls: boolean;
};

const SHAPE =
  /^(?<scheme>rediss?|redis\+sentinel|redis\+cluster):\/\/(?:(?<user>[^:@]*)(?::(?<password>[^@]*))?@)?(?<hosts>[^/?@]+)(?:\/(?<path>[^?]*))?(?:\?(?<query>.*))?$/;
const PORT = { single: 6379, sentinel: 26379, cluster: 6379 };

/**
 * Reads `redis://`, `rediss://`, `redis+sentinel://host:port,host:port/name?db=0&sentinel_password=…&tls=1` and
 * `redis+cluster://host:port,host:port`. The mistake it throws shows no part of the address: it may hold a password.
 */
export function readRedisAddress(url: string): RedisAddress {
  const parts = SHAPE.exec(url)?.groups;
  if (!parts?.scheme || !parts.hosts) throw new Error("REDIS_URL: this address cannot be read");
  const kind =
    parts.scheme === "redis+sentinel" ? "sentinel" : parts.scheme === "redis+cluster" ? "cluster" : "single";
  const query = new URLSearchParams(parts.query);
  const path = decodeURIComponent(parts.path ?? "");
  if (kind === "sentinel" && path === "") throw new Error("REDIS_URL: the master's name is missing");
  const hosts = parts.hosts.split(",").map((host) => readHost(host, PORT[kind]));
  if (kind === "single" && hosts.length > 1)
    throw new Error("REDIS_URL: several hosts need redis+sentinel or redis+cluster");
  const db = Number((kind === "single" ? path : query.get("db")) || 0);
  if (!Number.isInteger(db) || db < 0) throw new Error("REDIS_URL: the database is not a number");
  return {
    kind,
    hosts,
    masterName: kind === "sentinel" ? path : "",
    username: parts.user ? decodeURIComponent(parts.user) : undefined,
    password: parts.password ? decodeURIComponent(parts.password) : undefined,
    sentinelPassword: query.get("sentinel_password") ?? undefined,
    db,
    tls: parts.scheme === "rediss" || query.get("tls") === "1",
  };
}

function readHost(text: string, portDefault: number): { host: string; port: number } {
  const [, bracketed, plain, digits] =
    text.trim().match(/^(?:\[([0-9a-fA-F:]+)\]|([^:]+))(?::(\d+))?$/) ?? [];
  const host = bracketed ?? plain;
  const port = digits === undefined ? portDefault : Number(digits);
  if (!host || port < 1 || port > 65_535) throw new Error("REDIS_URL: a host cannot be read");
  return { host, port };
}
