import { z } from "zod";
import { plainText } from "./plain-text.ts";
import given from "./take-back.json" with { type: "json" };

const { never, all } = z.object({ never: z.string().min(1), all: z.string().min(1) }).parse(given);
/** Nothing but this: 「为什么福海街道不报了」 takes nothing back. */
const WHOLE = new RegExp(`^(?:${never}|${all})$`, "u");

/** That the speaker wants to be rid of what was just drafted: 「算了不报了」, 「全部取消」. */
export const takesBack = (given: string): boolean => WHOLE.test(plainText(given).replace(/[\s\p{P}]/gu, ""));
