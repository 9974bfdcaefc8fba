import { expect, test } from "vitest";
import { readRedisAddress } from "../src/redis-address.ts";

test.each([
  [
    "redis://127.0.0.1:6380/2",
    { kind: "single", hosts: [{ host: "127.0.0.1", port: 6380 }], db: 2, tls: false },
  ],
  ["rediss://u:p%40ss@r.example", { kind: "single", username: "u", password: "p@ss", tls: true }],
  [
    "redis://:secret@[::1]:6379",
    { hosts: [{ host: "::1", port: 6379 }], password: "secret", username: undefined },
  ],
  [
    "redis+sentinel://:pw@a:26380,b/town?db=1&sentinel_password=spw",
    {
      kind: "sentinel",
      hosts: [
        { host: "a", port: 26380 },
        { host: "b", port: 26379 },
      ],
      masterName: "town",
      db: 1,
      password: "pw",
      sentinelPassword: "spw",
    },
  ],
  [
    "redis+cluster://a:7000,b:7001?tls=1",
    {
      kind: "cluster",
      hosts: [
        { host: "a", port: 7000 },
        { host: "b", port: 7001 },
      ],
      tls: true,
    },
  ],
])("%s is read", (url, expected) => {
  expect(readRedisAddress(url)).toMatchObject(expected);
});

test.each([
  "redis://:secret@a:1,b:2",
  "redis+sentinel://:secret@a:1",
  "redis://:secret@a:99999",
  "redis://:secret@a/x",
])("%s is refused without showing the password", (url) => {
  expect(() => readRedisAddress(url)).toThrow(/^REDIS_URL: (?!.*secret)/);
});
