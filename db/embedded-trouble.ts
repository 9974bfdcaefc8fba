import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { LockTimeout } from "./embedded-lock.ts";

/** Why the embedded database cannot serve, and what to do: a sentence for whoever starts the program. */
export class EmbeddedTrouble extends Error {
  override readonly name = "EmbeddedTrouble";
}

/** What a failed call on a file means for the folder it was about. */
const FOLDER: Record<string, string> = {
  ENOTDIR: "它或它的上级是一个文件",
  EEXIST: "它或它的上级是一个文件",
  ENOENT: "那里不能建文件夹",
  EACCES: "没有读写的权利(可能是别的用户建的)",
  EPERM: "没有读写的权利(可能是别的用户建的)",
  EROFS: "那里只能读,不能写",
  ENOSPC: "磁盘满了",
  ENAMETOOLONG: "名字太长",
};

/** Any failure as a sentence that names DATA_DIR and not where it points. */
export function toTrouble(error: unknown): unknown {
  if (error instanceof EmbeddedTrouble) return error;
  if (error instanceof LockTimeout)
    return new EmbeddedTrouble("等了很久,另一个进程一直在启动同一个 DATA_DIR:请看看它,或稍后再试。", {
      cause: error,
    });
  const isFolder = error instanceof Error && "path" in error && !("spawnargs" in error);
  const code = isFolder && "code" in error ? String(error.code) : "";
  return code
    ? new EmbeddedTrouble(
        `DATA_DIR 所指的文件夹用不了:${FOLDER[code] ?? code}。请换一个文件夹,或设 DATABASE_URL 用自己的数据库。`,
        { cause: error },
      )
    : error;
}

/** Makes a folder and what is missing above it, step by step: Node's own way never ends below /proc. */
export async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (found?.isDirectory()) return;
  if (!found && dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder).catch(async (error: unknown) => {
    // Another start may have made it meanwhile.
    if (!(await stat(folder).catch(() => null))?.isDirectory()) throw error;
  });
}
