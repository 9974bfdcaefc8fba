import type { Addressee } from "../src/domain/campaign.ts";
import type { Recipient } from "../src/domain/message.ts";
import { chatsBoundTo } from "./chats.ts";
import type { Queryable } from "./connect.ts";
import type { Matter } from "./matters.ts";
import { holdersOfPost, type Person, personById } from "./people.ts";

/** Somebody a notice can go to, with the name the journal keeps. */
export type Holder = { to: Recipient; name: string };

const reachable = (people: readonly Person[]): Holder[] =>
  people
    .filter((person) => !person.unreachableSince)
    .map((person) => ({ to: { openId: person.openId }, name: person.name }));

const groups = async (db: Queryable, q: { unitId: number } | { streetId: number }): Promise<Holder[]> =>
  (await chatsBoundTo(db, q)).map((chatId) => ({ to: { chatId }, name: "所在群" }));

/** A unit's or street's people; where nobody is registered or reachable, the groups bound to it. */
async function peopleOrGroups(
  db: Queryable,
  role: "unit" | "street",
  q: { unitId: number } | { streetId: number },
) {
  const people = reachable(await holdersOfPost(db, { role, ...q }));
  return people.length > 0 ? people : groups(db, q);
}

async function officeHolders(db: Queryable): Promise<Holder[]> {
  const office = reachable(await holdersOfPost(db, { role: "office" }));
  return office.length > 0 ? office : reachable(await holdersOfPost(db, { role: "admin" }));
}

async function verifierHolders(db: Queryable, matter: Matter): Promise<Holder[]> {
  const street = matter.streetId
    ? await holdersOfPost(db, { role: "street", streetId: matter.streetId })
    : [];
  const regulator = matter.regulatorId
    ? await holdersOfPost(db, { role: "department", bodyId: matter.regulatorId })
    : [];
  const able = reachable([...street, ...regulator].filter((person) => person.id !== matter.submittedBy));
  return able.length > 0 ? able : officeHolders(db);
}

/** Who an addressee of the ladder is today; empty = the post is vacant or nobody in it can be reached (P9). */
export async function holdersOf(
  db: Queryable,
  q: { addressee: Addressee; matter: Matter },
): Promise<Holder[]> {
  const { matter } = q;
  switch (q.addressee) {
    case "unit":
      return matter.unitId ? peopleOrGroups(db, "unit", { unitId: matter.unitId }) : [];
    case "community":
      return matter.communityId && matter.communityId !== matter.unitId
        ? peopleOrGroups(db, "unit", { unitId: matter.communityId })
        : [];
    case "street":
      return matter.streetId ? peopleOrGroups(db, "street", { streetId: matter.streetId }) : [];
    case "regulator":
      return matter.regulatorId
        ? reachable(await holdersOfPost(db, { role: "department", bodyId: matter.regulatorId }))
        : [];
    case "case-leader": {
      const named = matter.caseLeaderId ? await personById(db, { id: matter.caseLeaderId }) : null;
      const leader = named ? reachable([named]) : [];
      if (leader.length > 0 || !matter.streetId) return leader;
      return reachable(await holdersOfPost(db, { role: "case-leader", streetId: matter.streetId }));
    }
    case "verifier":
      return verifierHolders(db, matter);
    case "office":
      return officeHolders(db);
  }
}

/** Where the matter goes to be worked on: its unit, else its street, else the office; and which of them it was. */
export async function responsibleOf(
  db: Queryable,
  q: { matter: Matter },
): Promise<{ level: "unit" | "street" | "office" | "nobody"; recipients: Recipient[] }> {
  for (const level of ["unit", "street", "office"] as const) {
    const holders = await holdersOf(db, { addressee: level, matter: q.matter });
    if (holders.length > 0) return { level, recipients: holders.map((holder) => holder.to) };
  }
  return { level: "nobody", recipients: [] };
}

/** Who is asked to verify: street and regulator, never the submitter; the office where there is nobody else. */
export async function verifiersOf(db: Queryable, q: { matter: Matter }): Promise<Recipient[]> {
  return (await verifierHolders(db, q.matter)).map((holder) => holder.to);
}
