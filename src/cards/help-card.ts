import type { Card } from "../domain/message.ts";
import { card, escapeMarkdown, markdown } from "./parts.ts";

/** What a person may say here, built from the command files themselves. */
export function helpCard(q: {
  botName: string;
  lines: readonly { words: readonly string[]; usage: string; does: string }[];
}): Card {
  return card({
    title: `${q.botName}:可以这样对我说`,
    tone: "blue",
    elements: [
      markdown("直接把看到的问题发给我就行,群里请先 @我。例如:"),
      markdown("> 滇润农贸市场二楼灭火器过期4具,3天内整改"),
      ...q.lines.map((line) =>
        markdown(
          `**${escapeMarkdown(line.words[0] ?? "")}** ${escapeMarkdown(line.does)}\n${escapeMarkdown(line.usage)}`,
        ),
      ),
      markdown(
        "<font color='grey'>事故、火情、伤人:请先拨打 119 / 120 / 110,并按规定报告。我不是法定报告渠道。</font>",
      ),
    ],
  });
}
