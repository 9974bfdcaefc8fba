import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { needs } from "../needs.ts";
import { type Service, startService, stopService } from "./start-service.ts";

// Chromium's own traffic would look for the network, which a test must not need.
const CHROMIUM_FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const SHOTS = new URL("../artifacts/", import.meta.url).pathname;

export const DESK = { viewport: { width: 1280, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** For one file of stories: `npm start` on a data folder of its own, and Chromium; both end with the file. */
export function startChatPages() {
  const program = needs("chromium");
  const dataDir = mkdtempSync(join(tmpdir(), "five-zeros-"));
  let service: Service;
  let browser: Browser;

  beforeAll(async () => {
    if (!program) return;
    mkdirSync(SHOTS, { recursive: true });
    service = await startService({ DATA_DIR: dataDir });
    browser = await chromium.launch({ executablePath: program, args: CHROMIUM_FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    if (service) await stopService(service);
    rmSync(dataDir, { recursive: true, force: true });
  });

  return {
    missing: !program,
    readyMs: () => service.readyMs,
    /** The chat page as this person sees it on a screen of this size; no chat is chosen yet. */
    async openAs(openId: string, screen: typeof DESK | typeof PHONE): Promise<Page> {
      const page = await browser.newPage(screen);
      await page.goto(`${service.url}/sandbox`);
      await become(page, openId);
      return page;
    },
    /** kill -9, and a start on the same port and the same data. */
    async killAndRestart() {
      service.child.kill("SIGKILL");
      await service.exited;
      service = await startService({ DATA_DIR: dataDir, PORT: String(service.port) });
    },
  };
}

export const become = (page: Page, openId: string) => page.getByTestId("person").selectOption(openId);
export const openGroup = (page: Page) => page.getByTestId("chat-oc_demo_fuhai").click();
export const openPrivateChat = (page: Page) => page.locator('[data-testid^="chat-oc_p2p"]').click();

export async function write(page: Page, text: string) {
  await page.getByTestId("composer").fill(text);
  await page.getByTestId("send").click();
}

/** The last card of the conversation that says this, once there is one. */
export const lastCard = (page: Page, words: string) =>
  page.getByTestId("card").filter({ hasText: words }).last();

/** One's own last message with these words. */
export const said = (page: Page, words: string) =>
  page.locator(".message.mine").filter({ hasText: words }).last();

/** Picks from a message's menu, as a thumb does. */
export async function choose(message: Locator, item: "reply" | "edit" | "recall") {
  await message.getByTestId("message-menu").click();
  await message.getByTestId(`menu-${item}`).click();
}

/** What one sees now, kept as a picture for people to look at. */
export const shot = (page: Page, name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`) });
