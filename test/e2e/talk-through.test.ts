import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { needs } from "../needs.ts";
import { type Service, startService, stopService } from "./start-service.ts";

const CHROMIUM_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const SHOTS = new URL("../artifacts/", import.meta.url).pathname;
const DATA_DIR = mkdtempSync(join(tmpdir(), "five-zeros-"));

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

const lastCard = (page: Page, words: string) => page.getByTestId("card").filter({ hasText: words }).last();
const shot = (page: Page, name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`) });
const become = (page: Page, openId: string) => page.getByTestId("person").selectOption(openId);
async function write(page: Page, text: string) {
  await page.getByTestId("composer").fill(text);
  await page.getByTestId("send").click();
}
/** Answers a message by 回复 in its menu, as a thumb does. */
async function replyTo(page: Page, words: string, text: string) {
  const message = page.getByTestId("message").filter({ hasText: words }).last();
  await message.getByTestId("message-menu").click();
  await message.getByTestId("menu-reply").click();
  await page.getByTestId("about").getByText("回复").waitFor();
  await write(page, text);
}

test.skipIf(!program)(
  "a missing unit is tapped, a deadline tapped, the unit corrected in words, and the card answered by a reply, in a browser",
  async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${service.url}/sandbox`);
    await become(page, "ou_demo_grid");
    await page.getByTestId("chat-oc_demo_fuhai").click();
    await write(page, "上报 明珠社区两家人为漏水吵起来了");
    await shot(page, "talk-1-which-unit");
    await lastCard(page, "责任单位是哪一个").getByRole("button", { name: "明波社区" }).click();
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
    await page.getByTestId("chat-oc_demo_fuhai").click();
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
