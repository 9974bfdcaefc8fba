import { z } from "zod";
import { patternOf } from "./pattern.ts";
import { plainText } from "./plain-text.ts";
import given from "./rumour.json" with { type: "json" };

const { grave } = z.object({ source: z.string(), grave: z.string().min(1) }).parse(given);
const GRAVE = patternOf(new RegExp(grave));

/** Whether hearsay, were it true, would be for 119, 120 or 110: 「市场炸了」 says too little for an entry, not for a call. */
export const saysGraveRumour = (text: string): boolean => GRAVE.test(plainText(text));
