import { z } from "zod";
import { seedSandbox } from "./demo.ts";
import { openSandbox, type SandboxApp } from "./sandbox.ts";

const envSchema = z.object({
  DATABASE_URL: z.string().min(1),
  SANDBOX_WEBHOOK_URL: z.url(),
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  SANDBOX_RETRY_SCALE: z.coerce.number().positive().default(1),
  SANDBOX_DEMO: z.enum(["0", "1"]).default("0"),
  /** "stdin": leave when our stdin closes, that is, when whoever started us is gone. */
  SANDBOX_LIFELINE: z.enum(["none", "stdin"]).default("none"),
  /** JSON of a SandboxApp; without it the sandbox makes its own credentials and keeps them. */
  SANDBOX_APP: z.string().optional(),
});

const env = envSchema.parse(process.env);
const sandbox = await openSandbox({
  databaseUrl: env.DATABASE_URL,
  webhookUrl: env.SANDBOX_WEBHOOK_URL,
  port: env.SANDBOX_PORT,
  retryScale: env.SANDBOX_RETRY_SCALE,
  app: env.SANDBOX_APP ? (JSON.parse(env.SANDBOX_APP) as SandboxApp) : undefined,
});
if (env.SANDBOX_DEMO === "1") await seedSandbox(sandbox);
console.log(JSON.stringify({ listening: sandbox.url }));

const leave = () => void sandbox.close().finally(() => process.exit(0));
process.once("SIGTERM", leave);
process.once("SIGINT", leave);
if (env.SANDBOX_LIFELINE === "stdin") process.stdin.on("end", leave).on("error", leave).resume();
