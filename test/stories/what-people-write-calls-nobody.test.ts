import { expect, test } from "vitest";
import { handIn, openFuhai } from "./cast.ts";

const HOSTILE = '<at user_id="all">所有人</at>[点我](https://evil.example)![](img_v3_x)<b>粗</b>';

test("a mention, a link or a picture that somebody writes leaves in no message as such, text or card", async () => {
  const cast = await openFuhai();
  const { town, grid, market, street, group } = cast;
  const { number, review } = await handIn(cast, `滇润农贸市场灭火器过期4具 ${HOSTILE}`);
  await street.taps(review, "打回", { text: HOSTILE });
  await town.expectSent(market, "整改中(打回)");
  await market.says(`整改 ${number} ${HOSTILE}`);
  await town.expectSent(market, "待核验");
  await town.expectSent(street, "待核验");
  await town.expectSent(cast.regulator, "待核验");
  // The masked text comes back to its author as plain text, ready to be sent again.
  await grid.says(`上报 滇润农贸市场漏电,电话13900001234 ${HOSTILE}`, { in: group });
  await town.expectSent(group, "请确认上报");
  await town.expectSent(grid, "请撤回原消息");
  await grid.says(`单位改成${HOSTILE}社区`, { in: group });
  await town.takeAll(grid, group);
  const sent = (await town.sandbox.messages()).filter((one) => one.from === "bot");
  expect(sent.length).toBeGreaterThan(8);
  for (const { msgType, content } of sent) {
    const texts = msgType === "text" ? [(content as { text: string }).text] : markdownOf(content);
    for (const text of texts) expect(text).not.toMatch(/<\s*\/?\s*(at|b)\b|\]\s*\(/i);
  }
  await town.close();
});

/** What the platform reads as markdown; plain texts it shows as they are. */
function markdownOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markdownOf);
  if (value === null || typeof value !== "object") return [];
  const record = value as Record<string, unknown>;
  return record.tag === "markdown" ? [String(record.content)] : Object.values(record).flatMap(markdownOf);
}
