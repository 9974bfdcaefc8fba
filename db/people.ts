import { and, asc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Role } from "../src/domain/matter.ts";
import type { Queryable } from "./connect.ts";
import { bodies, people, posts, units } from "./schema-town.ts";

const streets = alias(bodies, "streets");

export type Person = {
  id: number;
  openId: string;
  name: string;
  privateChatId: string | null;
  unreachableSince: Date | null;
};

const personColumns = {
  id: people.id,
  openId: people.openId,
  name: people.name,
  privateChatId: people.privateChatId,
  unreachableSince: people.unreachableSince,
};

/** A person of staff with the posts held now; null for somebody never registered. */
export async function personByOpenId(db: Queryable, q: { openId: string }) {
  const [person] = await db.select(personColumns).from(people).where(eq(people.openId, q.openId));
  if (!person) return null;
  const held = await db
    .select({
      role: sql<Role>`${posts.role}`,
      unitId: posts.unitId,
      unitName: units.name,
      streetId: posts.streetId,
      streetName: streets.name,
      bodyId: posts.bodyId,
      bodyName: bodies.name,
    })
    .from(posts)
    .leftJoin(units, eq(units.id, posts.unitId))
    .leftJoin(streets, eq(streets.id, posts.streetId))
    .leftJoin(bodies, eq(bodies.id, posts.bodyId))
    .where(and(eq(posts.personId, person.id), isNull(posts.toAt)))
    .orderBy(asc(posts.id));
  return { ...person, posts: held };
}

/** Who holds a post now, in a fixed order. */
export async function holdersOfPost(
  db: Queryable,
  q: { role: Role; unitId?: number; streetId?: number; bodyId?: number },
): Promise<Person[]> {
  const filters: (SQL | undefined)[] = [
    eq(posts.role, q.role),
    isNull(posts.toAt),
    q.unitId === undefined ? undefined : eq(posts.unitId, q.unitId),
    q.streetId === undefined ? undefined : eq(posts.streetId, q.streetId),
    q.bodyId === undefined ? undefined : eq(posts.bodyId, q.bodyId),
  ];
  const rows = await db
    .selectDistinct(personColumns)
    .from(posts)
    .innerJoin(people, eq(people.id, posts.personId))
    .where(and(...filters))
    .orderBy(asc(people.id));
  return rows;
}

export async function personById(db: Queryable, q: { id: number }): Promise<Person | null> {
  const [row] = await db.select(personColumns).from(people).where(eq(people.id, q.id));
  return row ?? null;
}

/** The holder of a role whom a register names by open_id or by name; null when nobody, or more than one, fits. */
export async function personByNameOrId(
  db: Queryable,
  q: { nameOrOpenId: string; role: Role },
): Promise<Person | null> {
  const rows = await db
    .selectDistinct(personColumns)
    .from(posts)
    .innerJoin(people, eq(people.id, posts.personId))
    .where(
      and(
        eq(posts.role, q.role),
        isNull(posts.toAt),
        or(eq(people.openId, q.nameOrOpenId), eq(people.name, q.nameOrOpenId)),
      ),
    );
  const [only, ...others] = rows;
  return only && others.length === 0 ? only : null;
}

/** Learns the private chat with the bot from traffic. */
export async function setPrivateChat(db: Queryable, q: { openId: string; chatId: string }): Promise<void> {
  await db
    .update(people)
    .set({ privateChatId: q.chatId, unreachableSince: null })
    .where(
      and(
        eq(people.openId, q.openId),
        sql`(${people.privateChatId}, ${people.unreachableSince}) is distinct from (${q.chatId}, null)`,
      ),
    );
}

/** The administrators named in the environment, so that somebody can bind groups before any import. */
export async function keepAdmins(db: Queryable, q: { openIds: readonly string[]; at: Date }): Promise<void> {
  for (const openId of q.openIds) {
    await db.insert(people).values({ openId, name: "管理员" }).onConflictDoNothing();
    await db.execute(sql`
      insert into posts (person_id, role, from_at)
      select id, 'admin', ${q.at.toISOString()} from people where open_id = ${openId}
      on conflict do nothing`);
  }
}
