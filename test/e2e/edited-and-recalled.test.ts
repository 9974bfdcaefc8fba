import { expect, test } from "vitest";
import {
  choose,
  DESK,
  lastCard,
  openGroup,
  PHONE,
  said,
  shot,
  startChatPages,
  write,
} from "./open-chat-page.ts";

const chatPages = startChatPages();

test.skipIf(chatPages.missing)(
  "on a phone: one's own message is edited, quoted and taken back, and the card follows",
  async () => {
    const page = await chatPages.openAs("ou_demo_grid", PHONE);
    await openGroup(page);
    await write(page, "滇润农贸市场二楼灭火器过期4具,3天内整改");
    await lastCard(page, "请确认上报").waitFor();

    await said(page, "过期4具").getByTestId("message-menu").click();
    const menu = said(page, "过期4具").getByTestId("menu-items");
    const box = await menu.boundingBox();
    expect(
      box && box.x >= 0 && box.x + box.width <= PHONE.viewport.width,
      "the menu lies within the screen",
    ).toBe(true);
    expect(box?.height).toBeGreaterThanOrEqual(40);
    await shot(page, "20-phone-menu");
    await menu.getByText("编辑").click();
    await page.getByTestId("about").getByText("正在编辑").waitFor();
    expect(await page.getByTestId("composer").inputValue()).toContain("过期4具");
    await write(page, "滇润农贸市场二楼灭火器过期14具,3天内整改");
    await said(page, "过期14具").getByTestId("edited").waitFor();
    await lastCard(page, "原消息已修改,已按新内容更新,请核对").waitFor({ timeout: 20_000 });
    expect(await lastCard(page, "请确认上报").textContent()).toContain("过期14具");
    await shot(page, "21-phone-edited");

    await choose(said(page, "过期14具"), "recall");
    await lastCard(page, "原消息已撤回,草稿已取消").waitFor();
    await page.getByTestId("recalled").waitFor();
    await shot(page, "22-phone-recalled");

    await page.locator("#mention").uncheck();
    await write(page, "滇润农贸市场一楼通道堵塞");
    await page.locator("#mention").check();
    await choose(said(page, "通道堵塞"), "reply");
    await page.getByTestId("about").getByText("回复").waitFor();
    await write(page, "上报这个");
    await lastCard(page, "通道堵塞").waitFor({ timeout: 20_000 });
    await said(page, "上报这个").locator(".quote").getByText("通道堵塞").waitFor();
    await shot(page, "23-phone-quoted");
    await page.close();
  },
);

test.skipIf(chatPages.missing)(
  "of other people's messages one can only reply to; the menu's keys work without a mouse",
  async () => {
    const page = await chatPages.openAs("ou_demo_fuhai", DESK);
    await openGroup(page);
    const other = page.getByTestId("message").filter({ hasText: "通道堵塞" }).first();
    const button = other.getByTestId("message-menu");
    await button.press("Enter");
    await other.getByTestId("menu-reply").waitFor();
    expect(await other.getByTestId("menu-items").getByRole("button").allInnerTexts()).toEqual(["回复"]);
    await page.close();
  },
);
