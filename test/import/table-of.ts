import { readTable, type Table } from "../../src/import/read-table.ts";

/** A table as readTable gives it, from the text of a CSV. */
export const tableOf = (csv: string): Promise<Table> => readTable(new TextEncoder().encode(csv), "文件.csv");
