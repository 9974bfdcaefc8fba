import { test } from "vitest";
import { openFuhai } from "./cast.ts";

test("in private every sign deserves a line, but thanks end a talk; in a group the bare mention does", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  for (const words of ["?", "?", "😀", "……", "你好", "今天天气不错"]) {
    await grid.says(words);
    await town.expectSent(grid, "我在", "帮助");
  }
  for (const words of ["收到", "好的,马上安排", "谢谢"]) await grid.says(words);
  for (const words of ["", "?"]) {
    await grid.says(words, { in: group });
    await town.expectSent(group, "我在", "帮助");
  }
  await grid.says("收到👌马上安排", { in: group });
  await grid.says("?", { in: group, mentionBot: false });
  await town.close();
});
