import { eq } from "drizzle-orm";
import { allBodies } from "./bodies.ts";
import { bindChat } from "./chats.ts";
import type { Tx } from "./connect.ts";
import { chats } from "./schema-town.ts";
import { allUnits } from "./units.ts";

type Row = {
  line: number;
  chatId: string;
  name: string;
  street: string | null;
  unit: string | null;
  body: string | null;
};
type Written = {
  added: number;
  changed: number;
  unchanged: number;
  mistakes: { line: number; reason: string }[];
};

/** Writes groups and what they are bound to. */
export async function writeChats(tx: Tx, q: { rows: readonly Row[]; at: Date }): Promise<Written> {
  const written: Written = { added: 0, changed: 0, unchanged: 0, mistakes: [] };
  const unitIds = new Map(
    (await allUnits(tx)).filter((unit) => !unit.retiredAt).map((unit) => [unit.name, unit.id]),
  );
  const bodyIds = new Map((await allBodies(tx)).map((body) => [body.name, body.id]));
  for (const row of q.rows) {
    const streetId = row.street ? bodyIds.get(row.street) : undefined;
    const unitId = row.unit ? unitIds.get(row.unit) : undefined;
    const bodyId = row.body ? bodyIds.get(row.body) : undefined;
    const named = row.street ?? row.unit ?? row.body;
    if (named && !streetId && !unitId && !bodyId) {
      written.mistakes.push({ line: row.line, reason: `「${named}」不在名录里,请先导入或改正名称。` });
      continue;
    }
    const [before] = await tx.select().from(chats).where(eq(chats.chatId, row.chatId));
    const tie = { streetId: streetId ?? null, unitId: unitId ?? null, bodyId: bodyId ?? null };
    const same =
      before?.name === row.name &&
      before.streetId === tie.streetId &&
      before.unitId === tie.unitId &&
      before.bodyId === tie.bodyId &&
      !before.deadAt;
    if (same) {
      written.unchanged += 1;
      continue;
    }
    if (before) await tx.update(chats).set({ name: row.name }).where(eq(chats.chatId, row.chatId));
    await bindChat(tx, {
      chatId: row.chatId,
      name: row.name,
      at: q.at,
      ...(streetId ? { streetId } : {}),
      ...(unitId ? { unitId } : {}),
      ...(bodyId ? { bodyId } : {}),
    });
    written[before ? "changed" : "added"] += 1;
  }
  return written;
}
