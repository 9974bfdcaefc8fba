import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Role } from "../src/domain/matter.ts";
import { allBodies } from "./bodies.ts";
import type { Tx } from "./connect.ts";
import { people, posts } from "./schema-town.ts";
import { allUnits } from "./units.ts";

type Row = {
  line: number;
  openId: string;
  name: string;
  role: Role;
  unit: string | null;
  street: string | null;
  body: string | null;
};
type Written = {
  added: number;
  changed: number;
  unchanged: number;
  mistakes: { line: number; reason: string }[];
};
type Place = { unitId: number | null; streetId: number | null; bodyId: number | null };

/**
 * Writes people with their posts. A person may stand in several rows, one a post; posts of that person that are no
 * longer in the file end now. Somebody not in the file is left alone.
 */
export async function writePeople(tx: Tx, q: { rows: readonly Row[]; at: Date }): Promise<Written> {
  const written: Written = { added: 0, changed: 0, unchanged: 0, mistakes: [] };
  const unitIds = new Map(
    (await allUnits(tx)).filter((unit) => !unit.retiredAt).map((unit) => [unit.name, unit.id]),
  );
  const bodyIds = new Map((await allBodies(tx)).map((body) => [body.name, body.id]));

  const byPerson = new Map<string, { name: string; posts: (Place & { role: Role })[] }>();
  for (const row of q.rows) {
    const place = placeOf(row, unitIds, bodyIds);
    if (typeof place === "string") {
      written.mistakes.push({ line: row.line, reason: place });
      continue;
    }
    const person = byPerson.get(row.openId) ?? { name: row.name, posts: [] };
    if (person.name !== row.name) {
      written.mistakes.push({ line: row.line, reason: "同一个 open_id 出现了两个姓名,请核对。" });
      continue;
    }
    person.posts.push({ role: row.role, ...place });
    byPerson.set(row.openId, person);
  }
  for (const [openId, person] of byPerson)
    written[await writePerson(tx, { openId, ...person, at: q.at })] += 1;
  return written;
}

function placeOf(
  row: Row,
  unitIds: ReadonlyMap<string, number>,
  bodyIds: ReadonlyMap<string, number>,
): Place | string {
  const [unitId, streetId, bodyId] = [
    unitIds.get(row.unit ?? ""),
    bodyIds.get(row.street ?? ""),
    bodyIds.get(row.body ?? ""),
  ];
  if (row.unit && !unitId) return `单位「${row.unit}」不在名录里(或已停用),请先导入单位或改正名称。`;
  if (row.street && !streetId) return `街道「${row.street}」不在名录里,请先导入街道或改正名称。`;
  if (row.body && !bodyId) return `部门「${row.body}」不在名录里,请先导入部门或改正名称。`;
  return { unitId: unitId ?? null, streetId: streetId ?? null, bodyId: bodyId ?? null };
}

async function writePerson(
  tx: Tx,
  q: { openId: string; name: string; posts: readonly (Place & { role: Role })[]; at: Date },
): Promise<"added" | "changed" | "unchanged"> {
  const [before] = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(eq(people.openId, q.openId));
  if (!before) {
    const [added] = await tx
      .insert(people)
      .values({ openId: q.openId, name: q.name })
      .returning({ id: people.id });
    if (!added) throw new Error("insert gave no row");
    await tx
      .insert(posts)
      .values(q.posts.map((post) => ({ ...post, personId: added.id, fromAt: q.at })))
      .onConflictDoNothing();
    return "added";
  }
  if (before.name !== q.name) await tx.update(people).set({ name: q.name }).where(eq(people.id, before.id));
  const held = await tx
    .select({
      id: posts.id,
      role: posts.role,
      unitId: posts.unitId,
      streetId: posts.streetId,
      bodyId: posts.bodyId,
    })
    .from(posts)
    .where(and(eq(posts.personId, before.id), isNull(posts.toAt)));
  const keyOf = (post: Place & { role: string }) =>
    [post.role, post.unitId, post.streetId, post.bodyId].join("/");
  const wanted = new Set(q.posts.map(keyOf));
  const ended = held.filter((post) => !wanted.has(keyOf(post)));
  const heldKeys = new Set(held.map(keyOf));
  const begun = q.posts.filter((post) => !heldKeys.has(keyOf(post)));
  if (ended.length > 0) {
    await tx
      .update(posts)
      .set({ toAt: q.at })
      .where(
        inArray(
          posts.id,
          ended.map((post) => post.id),
        ),
      );
  }
  if (begun.length > 0)
    await tx
      .insert(posts)
      .values(begun.map((post) => ({ ...post, personId: before.id, fromAt: q.at })))
      .onConflictDoNothing();
  return before.name !== q.name || ended.length > 0 || begun.length > 0 ? "changed" : "unchanged";
}
