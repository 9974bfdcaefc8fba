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
type Written = { line: number; name: string; outcome: "added" | "changed" | "unchanged" };
type Place = { unitId: number | null; streetId: number | null; bodyId: number | null };

/**
 * Writes people with their posts, from checked rows. A person may stand in several rows, one a post; posts of that
 * person that are no longer in the file end now. Somebody not in the file is left alone.
 */
export async function writePeople(tx: Tx, q: { rows: readonly Row[]; at: Date }): Promise<Written[]> {
  const unitIds = new Map((await allUnits(tx)).map((unit) => [unit.name, unit.id]));
  const bodyIds = new Map((await allBodies(tx)).map((body) => [body.name, body.id]));
  const byPerson = new Map<string, { line: number; name: string; posts: (Place & { role: Role })[] }>();
  for (const row of q.rows) {
    const person = byPerson.get(row.openId) ?? { line: row.line, name: row.name, posts: [] };
    person.posts.push({
      role: row.role,
      unitId: idOf(row.unit, unitIds),
      streetId: idOf(row.street, bodyIds),
      bodyId: idOf(row.body, bodyIds),
    });
    byPerson.set(row.openId, person);
  }
  const written: Written[] = [];
  for (const [openId, { line, name, posts: held }] of byPerson)
    written.push({ line, name, outcome: await writePerson(tx, { openId, name, posts: held, at: q.at }) });
  return written;
}

/** The row was checked, so a name without an id is a bug, not somebody's mistake. */
function idOf(name: string | null, ids: ReadonlyMap<string, number>): number | null {
  if (name === null) return null;
  const id = ids.get(name);
  if (id === undefined) throw new Error("a checked row names something unknown");
  return id;
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
