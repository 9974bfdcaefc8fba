import { z } from "zod";
import { answer, defineCommand } from "../src/command.ts";
import { say } from "../src/say/zh-CN.ts";

/** Hearsay is no entry: whoever passes it on is asked to have it checked, and told how to report what is so. */
export default defineCommand({
  name: "check-rumour",
  words: [],
  usage: "",
  does: null,
  place: 100,
  who: "staff",
  args: z.object({}),

  async run({ reading, place }) {
    const [matter] = reading?.matters ?? [];
    const accident = matter?.category === "事故" || (matter?.incident ?? null) !== null;
    const hidden = (reading?.restricted ?? false) && !place.private;
    return [
      ...(accident ? [answer(say.emergency())] : []),
      answer(hidden ? say.restricted() : say.rumour(matter?.unit ?? null)),
    ];
  },
});
