import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = new URL("..", import.meta.url).pathname;
const readme = readFileSync(join(ROOT, "README.md"), "utf8");
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(ROOT, "package.json"), "utf8"),
);

test("every script the README names exists", () => {
  const named = [...readme.matchAll(/npm (?:run )?(?:--silent )?([a-z][a-z-]*)/g)].flatMap(
    ([, name]) => name ?? [],
  );
  const builtIn = new Set(["ci", "test", "start", "install"]);
  expect(named.length).toBeGreaterThan(5);
  for (const name of named)
    expect(builtIn.has(name) || scripts[name] !== undefined, `npm run ${name}`).toBe(true);
  expect(scripts.start && scripts.test).toBeTruthy();
});

test("every path the README names exists", () => {
  const paths = [...readme.matchAll(/`((?:src|commands|jobs|db|test|docs|\.ci)\/[\w./-]*)`/g)].flatMap(
    ([, path]) => path ?? [],
  );
  expect(paths.length).toBeGreaterThan(10);
  for (const path of paths) expect(existsSync(join(ROOT, path)), path).toBe(true);
  for (const [, picture] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g))
    expect(existsSync(join(ROOT, picture ?? "")), picture).toBe(true);
});
