import type { Page } from "playwright-core";
import { test } from "vitest";
import { become, choose, DESK, lastCard, openGroup, shot, startChatPages, write } from "./open-chat-page.ts";

const chatPages = startChatPages();

async function replyTo(page: Page, words: string, text: string) {
  await choose(page.getByTestId("message").filter({ hasText: words }).last(), "reply");
  await page.getByTestId("about").getByText("回复").waitFor();
  await write(page, text);
}

test.skipIf(chatPages.missing)(
  "a missing unit is tapped, a deadline tapped, the unit corrected in words, and the card answered by a reply, in a browser",
  async () => {
    const page = await chatPages.openAs("ou_demo_grid", DESK);
    await openGroup(page);
    await write(page, "上报 明珠社区两家人为漏水吵起来了");
    const which = lastCard(page, "责任单位是哪一个");
    await which.waitFor();
    await shot(page, "talk-1-which-unit");
    await which.getByRole("button", { name: "明波社区" }).click();
    const due = lastCard(page, "什么时候整改完");
    await due.waitFor();
    await shot(page, "talk-2-until-when");
    await due.getByRole("button", { name: /^3天内 · / }).click();
    await lastCard(page, "请确认上报").getByText("24:00").waitFor();
    await write(page, "单位错了,是滇润农贸市场");
    await lastCard(page, "请确认上报").getByText("示例·滇润农贸市场").waitFor();
    await shot(page, "talk-3-corrected");
    await lastCard(page, "请确认上报").getByRole("button", { name: "确认" }).click();
    await lastCard(page, "待签收 XS-2026-0001").waitFor();

    await become(page, "ou_demo_market");
    await openGroup(page);
    await replyTo(page, "待签收 XS-2026-0001", "签收");
    await lastCard(page, "整改中 XS-2026-0001").waitFor();
    await shot(page, "talk-4-reply");
    await write(page, "撤销");
    await page.getByText("已撤销「签收」").waitFor();
    await lastCard(page, "待签收 XS-2026-0001").waitFor();
    await shot(page, "talk-5-undone");
    await page.close();
  },
);
