import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  choose,
  DESK,
  lastCard,
  openGroup,
  openPrivateChat,
  PHONE,
  said,
  shot,
  startChatPages,
  write,
} from "./open-chat-page.ts";

const MARKET = "示例·滇润农贸市场";
const SCHOOL = "示例·春和小学福海校区";
/** Invented. */
const PHONE_NUMBER = "13800138000";
/** Each ends when the page says so; this only ends what hangs, on a machine however busy. */
const MS_MAX = 120_000;

const chatPages = startChatPages();

/** What a card says by name: 责任单位, 类别, 整改期限 … */
async function factsOf(card: Locator): Promise<Record<string, string>> {
  const lines = await card.locator("p:has(strong)").allInnerTexts();
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^(\S+) (.+)$/.exec(line) ?? [];
      return name && value ? [[name, value]] : [];
    }),
  );
}

async function confirm(card: Locator): Promise<string> {
  await card.getByRole("button", { name: "确认", exact: true }).click();
  await card.getByText(/待签收 XS-/).waitFor();
  return /XS-\d{4}-\d{4}/.exec((await card.textContent()) ?? "")?.[0] ?? "";
}

/** All that the platform was sent, as the page can show it. */
const callsOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const read = async (path: string) => (await fetch(`/sandbox/api/${path}`)).json();
    const calls: { seq: number }[] = await read("calls");
    return JSON.stringify(await Promise.all(calls.map(({ seq }) => read(`calls/${seq}`))));
  });

test.skipIf(chatPages.missing)(
  "a unit's name with a wrong character is asked, never replaced; the tap decides",
  async () => {
    const page = await chatPages.openAs("ou_demo_grid", DESK);
    await openGroup(page);
    await write(page, "春利小学福海校区食堂燃气管老化,3天内整改");
    const card = lastCard(page, "燃气管老化");
    await card.getByText("责任单位是哪一个").waitFor();
    await shot(page, "write-1-typo-asked");
    expect(await factsOf(card)).toMatchObject({ 整治任务: "春利小学福海校区食堂燃气管老化,3天内整改" });
    expect(await factsOf(card), "nothing was put in its place").not.toHaveProperty("责任单位");
    expect(await card.getByRole("button", { name: "确认", exact: true }).count()).toBe(0);
    await card.getByText("台账里没有「春利小学福海校区」").waitFor();

    await card.getByRole("button", { name: SCHOOL, exact: true }).click();
    await card.getByText("请确认上报").waitFor();
    await shot(page, "write-2-typo-chosen");
    const facts = { 责任单位: SCHOOL, 类别: "安全隐患 · 一般", 地点: "食堂" };
    expect(await factsOf(card), "the slip is no place either").toMatchObject(facts);
    await confirm(card);
    expect(await factsOf(card)).toMatchObject({ 责任单位: `${SCHOOL} · 福海街道` });
    await page.close();
  },
  MS_MAX,
);

test.skipIf(chatPages.missing)(
  "two problems of two units in one line: two cards, each with its own unit, kind and deadline, and two numbers",
  async () => {
    const page = await chatPages.openAs("ou_demo_grid", DESK);
    await openGroup(page);
    await write(
      page,
      "滇润农贸市场二楼灭火器过期4具,3天内换好;春和小学福海校区门口两名家长吵起来了,5天内调解",
    );
    const [hazard, quarrel] = [lastCard(page, "灭火器过期4具"), lastCard(page, "家长争吵")];
    await Promise.all([hazard.waitFor(), quarrel.waitFor()]);
    await shot(page, "write-3-two-drafts");
    expect(await factsOf(hazard)).toMatchObject({
      整治任务: "滇润农贸市场二楼灭火器过期4具,3天内换好",
      责任单位: MARKET,
      类别: "安全隐患 · 一般",
      地点: "二楼",
      整改期限: expect.stringContaining("(原话:3天内)"),
    });
    expect(await factsOf(quarrel)).toMatchObject({
      整治任务: `${SCHOOL}两名家长争吵`,
      责任单位: SCHOOL,
      类别: "矛盾纠纷 · 一般",
      地点: "门口",
      整改期限: expect.stringContaining("(原话:5天内)"),
    });

    const numbers = [await confirm(quarrel), await confirm(hazard)];
    expect(numbers[1]).not.toBe(numbers[0]);
    await shot(page, "write-4-two-numbers");
    expect(await factsOf(hazard)).toMatchObject({ 责任单位: `${MARKET} · 福海街道` });
    expect(await factsOf(quarrel)).toMatchObject({ 责任单位: `${SCHOOL} · 福海街道` });
    await page.close();
  },
  MS_MAX,
);

test.skipIf(chatPages.missing)(
  "a report without a unit asks for one; picked from the list, it is complete",
  async () => {
    const page = await chatPages.openAs("ou_demo_grid", DESK);
    await openGroup(page);
    await write(page, "上报 三楼应急灯2个不亮,3天内整改");
    const card = lastCard(page, "应急灯2个不亮");
    await card.getByText("责任单位是哪一个").waitFor();
    await shot(page, "write-5-no-unit");
    const facts = await factsOf(card);
    expect(facts, "the word 上报 is for us, and no part of the task").toMatchObject({
      整治任务: "三楼应急灯2个不亮,3天内整改",
    });
    expect(facts).not.toHaveProperty("责任单位");

    await card.getByTestId("field-unitId").selectOption({ label: MARKET });
    await card.getByRole("button", { name: "确定单位" }).click();
    await card.getByText("请确认上报").waitFor();
    await shot(page, "write-6-unit-picked");
    expect(await factsOf(card)).toMatchObject({ 责任单位: MARKET, 地点: "三楼" });
    expect(await confirm(card)).toMatch(/^XS-/);
    await page.close();
  },
  MS_MAX,
);

test.skipIf(chatPages.missing)(
  "on a phone: a number in a report reaches no card; its sender is told alone and takes it back, and the masked draft stays",
  async () => {
    const page = await chatPages.openAs("ou_demo_grid", PHONE);
    await openGroup(page);
    const words = (number: string) => `滇润农贸市场一楼地面湿滑,店主电话${number},3天内整改`;
    await write(page, words(PHONE_NUMBER));
    await lastCard(page, "地面湿滑").getByText("请确认上报").waitFor();
    await shot(page, "write-7-phone-masked");
    expect(await factsOf(lastCard(page, "地面湿滑"))).toMatchObject({ 整治任务: words("[电话已隐去]") });
    const showing = page.getByTestId("message").filter({ hasText: PHONE_NUMBER });
    expect(await showing.count(), "only the sender's own message has it").toBe(1);
    await showing.and(page.locator(".mine")).waitFor();

    await page.getByRole("button", { name: "返回会话列表" }).click();
    await page.locator('[data-testid^="chat-oc_p2p"]').getByLabel("有新消息").waitFor();
    await openPrivateChat(page);
    const warning = page.getByTestId("message").filter({ hasText: "含个人信息" });
    await warning.getByText("请撤回原消息").waitFor();
    expect(await warning.textContent()).toContain("不用重发");
    await shot(page, "write-8-phone-told");
    expect(await warning.textContent()).toContain("(电话)");
    const masked = (await warning.locator(".bubble").textContent())?.split("\n").at(-1) ?? "";
    expect(masked).toBe(words("[电话已隐去]"));

    await page.getByRole("button", { name: "返回会话列表" }).click();
    await openGroup(page);
    await choose(said(page, PHONE_NUMBER), "recall");
    await page.getByTestId("recalled").waitFor();
    const card = lastCard(page, "地面湿滑");
    await card.getByText("请确认上报").waitFor();
    await shot(page, "write-9-phone-taken-back");
    expect(await factsOf(card)).toMatchObject({ 整治任务: masked, 责任单位: MARKET });
    await confirm(card);
    expect(await page.content(), "the group shows it nowhere").not.toContain(PHONE_NUMBER);
    const calls = await callsOf(page);
    expect(calls).toContain(masked);
    expect(calls, "and nothing that was sent has it").not.toContain(PHONE_NUMBER);

    await page.getByRole("button", { name: "返回会话列表" }).click();
    await openPrivateChat(page);
    await write(page, "我是谁");
    await page.getByText("ou_demo_grid").last().waitFor();
    expect(await warning.count(), "what was masked is no reason to warn again").toBe(1);
    expect(await page.content()).not.toContain(PHONE_NUMBER);
    await page.close();
  },
  MS_MAX,
);
