import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { needs } from "../needs.ts";
import { type Service, startService, stopService } from "./start-service.ts";

const CHROMIUM_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"];
const SHOTS = new URL("../artifacts/", import.meta.url).pathname;
const DATA_DIR = mkdtempSync(join(tmpdir(), "five-zeros-"));
const PHONE = { width: 390, height: 844 };

const program = needs("chromium");
let service: Service;
let browser: Browser;

beforeAll(async () => {
  if (!program) return;
  mkdirSync(SHOTS, { recursive: true });
  service = await startService({ DATA_DIR });
  browser = await chromium.launch({ executablePath: program, args: CHROMIUM_FLAGS });
});
afterAll(async () => {
  await browser?.close();
  if (service) await stopService(service);
  rmSync(DATA_DIR, { recursive: true, force: true });
});

async function openGroup(page: Page) {
  await page.goto(`${service.url}/sandbox`);
  await page.getByTestId("person").selectOption("ou_demo_grid");
  await page.getByTestId("chat-oc_demo_fuhai").click();
}
async function send(page: Page, text: string) {
  await page.getByTestId("composer").fill(text);
  await page.getByTestId("send").click();
}
const lastCard = (page: Page, words: string) => page.getByTestId("card").filter({ hasText: words }).last();
const said = (page: Page, words: string) => page.locator(".message.mine").filter({ hasText: words }).last();
async function choose(page: Page, words: string, item: "reply" | "edit" | "recall") {
  await said(page, words).getByTestId("message-menu").click();
  await said(page, words).getByTestId(`menu-${item}`).click();
}

test.skipIf(!program)(
  "on a phone: one's own message is edited, quoted and taken back, and the card follows",
  async () => {
    const page = await browser.newPage({ viewport: PHONE, hasTouch: true, isMobile: true });
    await openGroup(page);
    await send(page, "滇润农贸市场二楼灭火器过期4具,3天内整改");
    await lastCard(page, "请确认上报").waitFor();

    await said(page, "过期4具").getByTestId("message-menu").click();
    const menu = said(page, "过期4具").getByTestId("menu-items");
    const box = await menu.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= PHONE.width, "the menu lies within the screen").toBe(
      true,
    );
    expect(box?.height).toBeGreaterThanOrEqual(40);
    await page.screenshot({ path: join(SHOTS, "20-phone-menu.png") });
    await menu.getByText("编辑").click();
    await page.getByTestId("about").getByText("正在编辑").waitFor();
    expect(await page.getByTestId("composer").inputValue()).toContain("过期4具");
    await send(page, "滇润农贸市场二楼灭火器过期14具,3天内整改");
    await said(page, "过期14具").getByTestId("edited").waitFor();
    await lastCard(page, "原消息已修改,已按新内容更新,请核对").waitFor({ timeout: 20_000 });
    expect(await lastCard(page, "请确认上报").textContent()).toContain("过期14具");
    await page.screenshot({ path: join(SHOTS, "21-phone-edited.png") });

    await choose(page, "过期14具", "recall");
    await lastCard(page, "原消息已撤回,草稿已取消").waitFor();
    await page.getByTestId("recalled").waitFor();
    await page.screenshot({ path: join(SHOTS, "22-phone-recalled.png") });

    await page.locator("#mention").uncheck();
    await send(page, "滇润农贸市场一楼通道堵塞");
    await page.locator("#mention").check();
    await choose(page, "通道堵塞", "reply");
    await page.getByTestId("about").getByText("回复").waitFor();
    await send(page, "上报这个");
    await lastCard(page, "通道堵塞").waitFor({ timeout: 20_000 });
    await said(page, "上报这个").locator(".quote").getByText("通道堵塞").waitFor();
    await page.screenshot({ path: join(SHOTS, "23-phone-quoted.png") });
    await page.close();
  },
);

test.skipIf(!program)(
  "of other people's messages one can only reply to; the menu's keys work without a mouse",
  async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await openGroup(page);
    await page.getByTestId("person").selectOption("ou_demo_fuhai");
    await page.getByTestId("chat-oc_demo_fuhai").click();
    const other = page.getByTestId("message").filter({ hasText: "通道堵塞" }).first();
    const button = other.getByTestId("message-menu");
    await button.focus();
    await page.keyboard.press("Enter");
    await other.getByTestId("menu-reply").waitFor();
    expect(await other.getByTestId("menu-items").getByRole("button").allInnerTexts()).toEqual(["回复"]);
    await page.close();
  },
);
