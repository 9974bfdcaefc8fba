import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

const PARTS = {
  "redis-server": { find: () => onPath("redis-server"), enable: "apt-get install redis-server" },
  chromium: {
    find: () => process.env.CHROMIUM_PATH ?? onPath("chromium", "chromium-browser", "google-chrome"),
    enable: "apt-get install chromium",
  },
  workerd: { find: findWorkerd, enable: "npm install" },
};

/**
 * The path of a real part that some suites need, or null: then say so with `describe.skipIf(!path)`. The one command
 * that enables the suite is printed; under REQUIRE_ALL=1 a missing part is a failure.
 */
export function needs(part: keyof typeof PARTS): string | null {
  const { find, enable } = PARTS[part];
  const path = find();
  if (path) return path;
  const line = `skipped, ${part} is missing; enable with: ${enable}`;
  if (process.env.REQUIRE_ALL === "1") throw new Error(line);
  console.warn(line);
  return null;
}

function onPath(...programs: string[]): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  return candidates.find(isProgram) ?? null;
}

function findWorkerd(): string | null {
  try {
    const beside = createRequire(createRequire(import.meta.url).resolve("wrangler/package.json"));
    // The program of this platform, as wrangler itself finds it: there without any install script.
    const { default: path }: { default: string } = beside("workerd");
    return isProgram(path) ? path : null;
  } catch {
    return null;
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
