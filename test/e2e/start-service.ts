import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const READY_MS_MAX = 20_000;

export type Service = {
  url: string;
  port: number;
  child: ChildProcess;
  readyMs: number;
  output(): string;
  exited: Promise<number | null>;
};

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? done(address.port) : fail(new Error("no port")),
      );
    });
  });
}

/** `npm start` as a person runs it, in a process of its own; resolves when it answers, and fails after 20 s. */
export async function startService(env: Record<string, string>): Promise<Service> {
  const port = Number(env.PORT ?? (await freePort()));
  const started = performance.now();
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(FEISHU_|DATABASE_|REDIS_|VITEST)/.test(name)),
  );
  const child = spawn(process.execPath, ["--import", "tsx", MAIN], {
    env: { ...clean, NODE_ENV: "production", LOG_LEVEL: "warn", ...env, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((done) => child.once("exit", done));
  let over = false;
  void exited.then(() => (over = true));
  const url = `http://127.0.0.1:${port}`;
  const answers =
    env.ROLE === "jobs"
      ? async () => output.includes("jobs are running")
      : () =>
          fetch(`${url}/healthz`).then(
            (one) => one.ok,
            () => false,
          );
  while (!(await answers())) {
    if (over || performance.now() - started > READY_MS_MAX)
      throw new Error(`the service did not start:\n${output}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  return { url, port, child, readyMs: performance.now() - started, output: () => output, exited };
}

/** Ends it as an operator does, and waits. */
export async function stopService(service: Service): Promise<number | null> {
  service.child.kill("SIGTERM");
  return service.exited;
}
