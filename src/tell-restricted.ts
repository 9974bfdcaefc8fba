import { answer, type Said, tell } from "./command.ts";
import { say } from "./say/zh-CN.ts";

/** In a group, to words that it may not read: whom to call; and to their author alone, what to do. */
export const tellRestricted = (openId: string): Said[] => [
  answer(say.restrictedHeard()),
  tell({ openId }, { text: say.restrictedHow() }, { urgent: true }),
];
