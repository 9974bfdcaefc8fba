import { z } from "zod";
import { answer, defineCommand } from "../src/command.ts";
import { roleTitle } from "../src/say/words.ts";
import { say } from "../src/say/zh-CN.ts";

/** Tells people the id that an import needs: nobody in an office knows it otherwise. */
export default defineCommand({
  name: "who-am-i",
  words: ["我是谁"],
  alone: true,
  usage: "我是谁",
  does: "我的 open_id 和岗位(登记时要用)",
  place: 50,
  who: "everyone",
  args: z.object({}),

  async run({ openId, sender }) {
    const posts = sender?.posts ?? [];
    const lines = posts.map(
      (post) =>
        `${roleTitle(post.role)}${[post.unitName, post.streetName, post.bodyName]
          .filter(Boolean)
          .map((name) => ` ${name}`)
          .join("")}`,
    );
    return [answer(say.whoAmI({ name: sender?.name ?? null, openId, posts: lines }))];
  },
});
