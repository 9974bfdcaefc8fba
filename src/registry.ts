import { readdir } from "node:fs/promises";
import { basename } from "node:path";

/**
 * Loads every file of a folder and gives its default exports, in the order of the file names.
 * A file that does not load, exports something else, or is not called like what it exports, is an error naming it.
 */
export async function loadFolder<T extends { name: string }>(
  folder: URL,
  isA: (value: unknown) => value is T,
): Promise<T[]> {
  const base = folder.href.endsWith("/") ? folder : new URL(`${folder.href}/`);
  const files = (await readdir(base))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .sort();
  const loaded: T[] = [];
  for (const file of files) {
    const shown = `${basename(base.pathname)}/${file}`;
    const item = await load(new URL(file, base), shown);
    if (!isA(item)) throw new Error(`${shown}: its default export is not what this folder holds`);
    if (`${item.name}.ts` !== file)
      throw new Error(`${shown}: it is named ${item.name}, so it belongs in ${item.name}.ts`);
    loaded.push(item);
  }
  return loaded;
}

async function load(file: URL, shown: string): Promise<unknown> {
  try {
    const module: { default?: unknown } = await import(file.href);
    return module.default;
  } catch (cause) {
    throw new Error(`${shown}: it cannot be loaded`, { cause });
  }
}
