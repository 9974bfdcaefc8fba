import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { readTable, UnreadableFile } from "../import/read-table.ts";
import { readUnits } from "../import/read-units.ts";
import { buildUnitIndex, type UnitIndex, type UnitName } from "../reading/units/unit-index.ts";

const NOBODY_YET = { bodies: new Map(), units: new Map() };

/** The units of these files as the reading knows them, by the import's own rules; rows it would refuse are left out. */
export async function unitsOfFiles(files: readonly (string | URL)[]): Promise<UnitIndex> {
  const names: UnitName[] = [];
  for (const file of files) {
    const bytes = await readFile(file).catch(() => null);
    if (!bytes) throw new UnreadableFile(`找不到文件 ${String(file)},请核对路径。`);
    const { rows } = readUnits(await readTable(bytes, basename(String(file))), NOBODY_YET);
    for (const { name, kind, aliases, street, isBody } of rows) {
      names.push({
        id: names.length + 1,
        name,
        kind,
        aliases: aliases ?? [],
        street: kind === "街道" ? name : street || null,
        isBody,
      });
    }
  }
  return buildUnitIndex(names);
}
