import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import postgres, { type Sql } from "postgres";
import { z } from "zod";
import { underLock } from "./embedded-lock.ts";
import {
  type As,
  checkReach,
  findPrograms,
  type Programs,
  run,
  unprivilegedUser,
} from "./embedded-programs.ts";
import { EmbeddedTrouble, makeFolder, toTrouble } from "./embedded-trouble.ts";

const settingsSchema = z.object({ port: z.number().int(), password: z.string().min(16) });

export type EmbeddedPostgres = {
  url: string;
  /** True when the server was already running, left behind by a killed process or shared with another one. */
  adopted: boolean;
  /** Stops the server, unless another program still uses it. */
  stop(): Promise<void>;
};

const LOCK_MS_MAX = 90_000;
const ANSWER_MS_MAX = 15_000;

/**
 * A real PostgreSQL in `dataDir`, for trial and tests. The server is a process of its own: it survives a
 * `kill -9` of Node, and the next start takes it over. Port and password are chosen once and kept. Of several starts
 * at once one makes and starts it, the others wait and share it.
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const home = resolve(dataDir);
  try {
    await makeFolder(home);
    const as = await unprivilegedUser();
    // The server runs as another user than root, and must be able to walk to its own folder.
    if (as.uid !== undefined) await chmod(home, 0o711);
    return await underLock(home, { msMax: LOCK_MS_MAX }, () => startAlone(home, as));
  } catch (error) {
    throw toTrouble(error);
  }
}

async function startAlone(home: string, as: As): Promise<EmbeddedPostgres> {
  const cluster = join(home, "postgres");
  const programs = await findPrograms();
  const settings = await readSettings(home);
  if ((await readFile(join(cluster, "PG_VERSION")).catch(orNull)) === null) {
    await checkReach(home, programs, as);
    await makeCluster({ home, cluster, password: settings.password, programs, as });
  }
  const url = `postgres://postgres:${settings.password}@127.0.0.1:${settings.port}/postgres`;
  let presence = (await isRunning(programs.pg_ctl, cluster, as)) ? await connect(url, ANSWER_MS_MAX) : null;
  const adopted = presence !== null;
  if (!presence) {
    await start({ programs, cluster, port: settings.port, as });
    presence = await connect(url, ANSWER_MS_MAX);
  }
  if (!presence) throw new EmbeddedTrouble(`内置数据库起来了却没有应答,请查看 ${serverLog(cluster)}`);
  const here = presence;
  const stop = () =>
    underLock(home, { msMax: LOCK_MS_MAX }, () => stopIfAlone({ here, pgCtl: programs.pg_ctl, cluster, as }));
  return { url, adopted, stop };
}

/** A connection kept open as long as we use the server: so that nobody who leaves stops it under us. */
async function connect(url: string, msMax: number): Promise<Sql | null> {
  const sql = postgres(url, { max: 1, max_lifetime: null, onnotice: () => {} });
  for (const until = performance.now() + msMax; ; ) {
    const answered = await sql`select 1`.then(
      () => true,
      () => false,
    );
    if (answered) return sql;
    if (performance.now() > until) break;
    await new Promise((done) => setTimeout(done, 200));
  }
  await sql.end();
  return null;
}

/** Made beside its place and moved there whole: a start that was killed halfway leaves no half cluster. */
async function makeCluster(q: {
  home: string;
  cluster: string;
  password: string;
  programs: Programs;
  as: As;
}) {
  const { home, cluster, as } = q;
  for (const name of await readdir(home))
    if (name.startsWith("postgres.new-")) await rm(join(home, name), { recursive: true, force: true });
  const making = join(home, `postgres.new-${randomBytes(4).toString("hex")}`);
  const passwordFile = `${making}.password`;
  await mkdir(making);
  await writeFile(passwordFile, q.password, { mode: 0o600 });
  if (as.uid !== undefined && as.gid !== undefined)
    for (const path of [making, passwordFile]) await chown(path, as.uid, as.gid);
  const options = ["-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8"];
  await run(q.programs.initdb, ["-D", making, ...options, "--locale=C"], as).catch((cause: unknown) => {
    throw new EmbeddedTrouble(`内置数据库建不起来:${wordsOf(cause)}`, { cause });
  });
  await rm(passwordFile);
  // An empty folder may stand there; a full one would be somebody's data.
  await rmdir(cluster).catch(orNull);
  await rename(making, cluster);
}

/** Only what is not there is missing: a file we may not read is somebody's. */
const orNull = (error: NodeJS.ErrnoException) => {
  if (error.code === "ENOENT") return null;
  throw error;
};
const serverLog = (cluster: string) => join(cluster, "server.log");

async function readSettings(home: string) {
  const file = join(home, "postgres.json");
  const kept = await readFile(file, "utf8").catch(orNull);
  if (kept) return settingsSchema.parse(JSON.parse(kept));
  const settings = { port: await freePort(), password: randomBytes(18).toString("base64url") };
  await writeFile(file, JSON.stringify(settings), { mode: 0o600 });
  return settings;
}

function freePort(): Promise<number> {
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

const isRunning = (pgCtl: string, cluster: string, as: As) =>
  run(pgCtl, ["status", "-D", cluster], as).then(
    () => true,
    () => false,
  );

async function start(q: { programs: Programs; cluster: string; port: number; as: As }) {
  const options = `-c listen_addresses=127.0.0.1 -c unix_socket_directories= -p ${q.port} -c max_connections=300`;
  const log = serverLog(q.cluster);
  const child = spawn(q.programs.pg_ctl, ["start", "-w", "-s", "-D", q.cluster, "-l", log, "-o", options], {
    ...q.as,
    stdio: "ignore",
    detached: true,
  });
  const code = await new Promise<number | null>((done) => child.once("exit", done));
  if (code !== 0) throw new EmbeddedTrouble(`内置数据库启动不了,请查看 ${log}`);
}

/** What a program said last. */
function wordsOf(cause: unknown): string {
  const said = cause instanceof Error && "stderr" in cause ? String(cause.stderr).trim() : "";
  return said.split("\n").at(-1) || "原因不明";
}

async function stopIfAlone(q: { here: Sql; pgCtl: string; cluster: string; as: As }) {
  const others = await q.here`
    select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`
    .catch(() => null)
    .finally(() => q.here.end());
  // In use, or stopped by somebody already.
  if (!others || others.length > 0) return;
  await run(q.pgCtl, ["stop", "-m", "fast", "-w", "-D", q.cluster], q.as);
}
