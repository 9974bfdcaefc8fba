import { eq } from "drizzle-orm";
import { allBodies } from "./bodies.ts";
import { bindChat } from "./chats.ts";
import type { Tx } from "./connect.ts";
import { chats } from "./schema-town.ts";
import { allUnits } from "./units.ts";

/** A checked row; undefined = not stated, what stands stays. */
type Row = {
  line: number;
  chatId: string;
  name: string;
  street?: string | null | undefined;
  unit?: string | null | undefined;
  body?: string | null | undefined;
};
type Written = { line: number; name: string; outcome: "added" | "changed" | "unchanged" };

/** Writes groups and what they are bound to, from checked rows. A group the bot had left is alive again. */
export async function writeChats(tx: Tx, q: { rows: readonly Row[]; at: Date }): Promise<Written[]> {
  const unitIds = new Map((await allUnits(tx)).map((unit) => [unit.name, unit.id]));
  const bodyIds = new Map((await allBodies(tx)).map((body) => [body.name, body.id]));
  const known = new Map((await tx.select().from(chats)).map((chat) => [chat.chatId, chat]));
  const written: Written[] = [];
  for (const row of q.rows) {
    const { line, name, chatId } = row;
    const before = known.get(chatId);
    // Naming one place, or leaving all columns empty, settles the tie; a file without such columns leaves it.
    const stated = [row.street, row.unit, row.body].some((place) => place !== undefined);
    const tie = stated
      ? {
          streetId: idOf(row.street, bodyIds),
          unitId: idOf(row.unit, unitIds),
          bodyId: idOf(row.body, bodyIds),
        }
      : {
          streetId: before?.streetId ?? null,
          unitId: before?.unitId ?? null,
          bodyId: before?.bodyId ?? null,
        };
    const same =
      before?.name === name &&
      before.streetId === tie.streetId &&
      before.unitId === tie.unitId &&
      before.bodyId === tie.bodyId &&
      !before.deadAt;
    if (!same) {
      if (before) await tx.update(chats).set({ name }).where(eq(chats.chatId, chatId));
      await bindChat(tx, {
        chatId,
        name,
        at: q.at,
        ...(tie.streetId ? { streetId: tie.streetId } : {}),
        ...(tie.unitId ? { unitId: tie.unitId } : {}),
        ...(tie.bodyId ? { bodyId: tie.bodyId } : {}),
      });
    }
    written.push({ line, name, outcome: same ? "unchanged" : before ? "changed" : "added" });
  }
  return written;
}

/** The row was checked, so a name without an id is a bug, not somebody's mistake. */
function idOf(name: string | null | undefined, ids: ReadonlyMap<string, number>): number | null {
  if (!name) return null;
  const id = ids.get(name);
  if (id === undefined) throw new Error("a checked row names something unknown");
  return id;
}
