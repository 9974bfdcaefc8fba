import { expect, test } from "vitest";
import {
  become,
  DESK,
  lastCard,
  openGroup,
  openPrivateChat,
  PHONE,
  shot,
  startChatPages,
  write,
} from "./open-chat-page.ts";

const chatPages = startChatPages();

test.skipIf(chatPages.missing)(
  "a person goes from one line in the group to 销号 by tapping, in a browser",
  async () => {
    expect(chatPages.readyMs()).toBeLessThan(20_000);
    const page = await chatPages.openAs("ou_demo_grid", DESK);
    await openGroup(page);
    await write(page, "滇润农贸市场二楼东侧灭火器过期4具,3天内整改");
    const draft = lastCard(page, "请确认上报");
    await draft.getByText("示例·滇润农贸市场").waitFor();
    await shot(page, "1-draft");
    await draft.getByRole("button", { name: "确认" }).click();
    await lastCard(page, "待签收").waitFor();
    await shot(page, "2-registered");

    await become(page, "ou_demo_market");
    await openPrivateChat(page);
    await lastCard(page, "待签收").getByRole("button", { name: "签收" }).click();
    const working = lastCard(page, "整改中");
    await working.getByTestId("field-text").fill("4具灭火器已更换,见照片");
    await working.getByRole("button", { name: "提交整改" }).click();
    await lastCard(page, "待核验").waitFor();
    const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 200, height: 150 } });
    await page
      .getByTestId("photo")
      .setInputFiles({ name: "after.png", mimeType: "image/png", buffer: picture });
    await page.getByTestId("send").click();
    await page.getByText("已收到照片").waitFor();
    await shot(page, "3-handed-in");

    await become(page, "ou_demo_fuhai");
    await openPrivateChat(page);
    const review = lastCard(page, "待核验");
    await review.getByText("4具灭火器已更换").waitFor();
    await review.getByTestId("field-text").fill("现场已更换");
    await shot(page, "4-review");
    await review.getByRole("button", { name: "核验通过" }).click();
    await lastCard(page, "已销号").waitFor();

    await openGroup(page);
    await page.getByText("XS-2026-0001 已销号").first().waitFor();
    // The card that the group saw first has followed all the way.
    await lastCard(page, "已销号 XS-2026-0001").waitFor();
    // The list stays while its messages are drawn anew, which may happen at any moment.
    await page.locator("#messages").evaluate((list) => list.scrollTo(0, 0));
    await shot(page, "5-struck-off");
    await page.close();
  },
);

test.skipIf(chatPages.missing)("the same page serves a phone, and the clock brings a reminder", async () => {
  const page = await chatPages.openAs("ou_demo_grid", PHONE);
  await shot(page, "6-phone-chats");
  await openGroup(page);
  await write(page, "上报 示例·滇润农贸市场应急灯2个不亮");
  await lastCard(page, "应急灯").getByRole("button", { name: "确认" }).click();
  await lastCard(page, "XS-2026-0002").waitFor();
  await shot(page, "7-phone-card");
  await page.getByRole("button", { name: "时钟与平台" }).click();
  await page.getByTestId("clock-next").click();
  await page.getByTestId("toast").waitFor();
  await shot(page, "8-phone-clock");
  await page.getByRole("button", { name: "时钟与平台" }).click();

  await page.getByRole("button", { name: "返回会话列表" }).click();
  await become(page, "ou_demo_market");
  await openPrivateChat(page);
  await lastCard(page, "到期提醒 XS-2026-0002").waitFor({ timeout: 20_000 });
  await shot(page, "9-phone-reminder");
  await page.close();
});

test.skipIf(chatPages.missing)(
  "after kill -9 of Node a second start takes over the database that still runs, with all that was in it",
  async () => {
    await chatPages.killAndRestart();
    const page = await chatPages.openAs("ou_demo_fuhai", DESK);
    await openGroup(page);
    await write(page, "XS-2026-0001");
    await page.getByTestId("card").filter({ hasText: "已销号 XS-2026-0001" }).nth(1).waitFor();
    await page.close();
  },
);
