import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Runs a command-line tool as a person would, with only the environment given here. */
export function runTool(
  tool: "import" | "clock" | "ledger" | "doctor" | "read",
  words: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number; out: string; err: string }> {
  const file = fileURLToPath(new URL(`../../src/cli/${tool}.ts`, import.meta.url));
  const args = ["--import", "tsx", file, ...words];
  const kept = {
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? "",
    NO_PROXY: "127.0.0.1,localhost",
  };
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: ROOT, env: { ...kept, ...env } }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}
