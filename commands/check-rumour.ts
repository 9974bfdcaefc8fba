import { z } from "zod";
import { answer, defineCommand } from "../src/command.ts";
import { saysGraveRumour } from "../src/reading/rumour.ts";
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
    const grave =
      matter?.category === "事故" ||
      (matter?.incident ?? null) !== null ||
      saysGraveRumour(reading?.masked ?? "");
    // Nothing is made of it, so nothing waits in private; a group hears neither its words nor that there is an entry.
    const unit = reading?.restricted && !place.private ? null : (matter?.unit ?? null);
    return [answer(grave || reading?.restricted ? say.rumourGrave(unit) : say.rumour(unit))];
  },
});
