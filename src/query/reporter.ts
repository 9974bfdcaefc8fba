import type { Matter } from "../../db/matters.ts";
import type { StaffContext } from "../command.ts";
import { sayReporter } from "../say/reporter.ts";

/**
 * 「0001是谁报的」: said in private to the reporter and to the office, who may have to ask back; to nobody else, for the
 * unit that it is about would learn who told.
 */
export function reporterSaid({ sender, place }: StaffContext, matter: Matter): string {
  const number = matter.number ?? "";
  const isTold = matter.reportedBy === sender.id || sender.posts.some((post) => post.role === "office");
  if (!isTold) return sayReporter.kept(number);
  return place.private ? sayReporter.named(number, matter.reporterName) : sayReporter.notHere(number);
}
