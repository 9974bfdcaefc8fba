import type { Matter } from "../db/matters.ts";
import type { OpenContext } from "./command.ts";
import { AskAgain } from "./errors.ts";
import { plainText } from "./reading/plain-text.ts";
import { isRestricted } from "./reading/restricted.ts";
import { say } from "./say/zh-CN.ts";

/** Whether what was written, in a message or in a form, tells of what no group may read. */
export const tellsRestricted = ({ reading }: Pick<OpenContext, "reading">, text = ""): boolean =>
  reading?.restricted === true || isRestricted(plainText(text)).restricted;

/**
 * Every act that takes words asks this first: what is written to an ordinary matter comes into its journal, onto its
 * cards and to others, and these stand in groups. Where several may be meant, it counts if one of them is ordinary.
 */
export function refuseRestricted(
  ctx: Pick<OpenContext, "reading">,
  matters: readonly Pick<Matter, "restricted">[],
  text: string,
): void {
  if (matters.some(({ restricted }) => !restricted) && tellsRestricted(ctx, text))
    throw new AskAgain(say.restrictedAct());
}
