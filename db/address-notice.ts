import type { Addressee, Rung } from "../src/domain/campaign.ts";
import { type Holder, holdersOf } from "./addressees.ts";
import type { Tx } from "./connect.ts";
import type { Matter } from "./matters.ts";

const TITLES: Record<Addressee, string> = {
  unit: "责任单位",
  community: "社区",
  street: "街道",
  regulator: "监管部门",
  "case-leader": "包案领导",
  office: "平安办",
  verifier: "核验人",
};

export type Address = {
  holders: readonly Holder[];
  /** The posts the rung names are all empty or unreachable; `holders` are then those above, and the office. */
  vacant: boolean;
  meantFor: string;
};

/**
 * Who a rung's notice goes to. A vacant post swallows nothing: the notice climbs to the next rung that has
 * somebody, and the office is told as well (P9).
 */
export async function addressNotice(
  tx: Tx,
  q: { matter: Matter; rungs: readonly Rung[]; rung: Rung },
): Promise<Address> {
  const { matter, rung } = q;
  const meantFor = rung.to.map((addressee) => TITLES[addressee]).join("、");
  const own = await holdersOfAny(tx, matter, rung.to);
  if (own.length > 0) return { holders: own, vacant: false, meantFor };

  const office = await holdersOf(tx, { addressee: "office", matter });
  const above = q.rungs.slice(q.rungs.findIndex((one) => one.id === rung.id) + 1);
  for (const higher of above) {
    const holders = await holdersOfAny(tx, matter, higher.to);
    if (holders.length > 0) return { holders: unique([...holders, ...office]), vacant: true, meantFor };
  }
  return { holders: office, vacant: true, meantFor };
}

async function holdersOfAny(tx: Tx, matter: Matter, addressees: readonly Addressee[]): Promise<Holder[]> {
  const found: Holder[] = [];
  for (const addressee of addressees) found.push(...(await holdersOf(tx, { addressee, matter })));
  return unique(found);
}

function unique(holders: readonly Holder[]): Holder[] {
  const byPlace = new Map(
    holders.map((holder) => ["openId" in holder.to ? holder.to.openId : holder.to.chatId, holder]),
  );
  return [...byPlace.values()];
}
