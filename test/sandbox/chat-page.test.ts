import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedSandbox } from "../../src/sandbox/demo.ts";
import { openSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { openTestDatabase } from "../database.ts";
import { needs } from "../needs.ts";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const program = needs("chromium");
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let sandbox: Sandbox;
let browser: Browser;
beforeAll(async () => {
  if (!program) return;
  database = await openTestDatabase();
  sandbox = await openSandbox({ databaseUrl: database.url, webhookUrl: "http://127.0.0.1:1/" });
  await seedSandbox(sandbox);
  browser = await chromium.launch({ executablePath: program, args: FLAGS });
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
  await database?.close();
});

async function openAt(width: number, work: (page: Page) => Promise<void>) {
  const page = await browser.newPage({ viewport: { width, height: 844 }, hasTouch: width < 500 });
  await page.clock.install();
  await page.goto(`${sandbox.url}/sandbox/index.html`);
  await page.getByTestId("person").selectOption("ou_demo_market");
  await page.locator('[data-testid="chat-oc_demo_fuhai"]').click();
  await work(page);
  await page.close();
}
const openTools = (page: Page) => page.getByRole("button", { name: "时钟与平台" }).click();
const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`not shown: ${selector}`);
  return box;
};

test.skipIf(!program)(
  "on a phone every control is 40 px high and wide enough, and a toast is slim",
  async () => {
    await openAt(390, async (page) => {
      await openTools(page);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll("button, .pick, .at, .chat, summary")]
          .map((one) => ({ name: one.textContent, box: one.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.height < 40 || box.width < 40))
          .map(({ name }) => name),
      );
      expect(small).toEqual([]);
      const long = "台账时钟".repeat(60);
      await page.evaluate(`import("/sandbox/dom.js").then((dom) => dom.showToast("info", "${long}"))`);
      const toast = await boxOf(page, "#toast");
      expect([toast.height <= 80, toast.y < 60, toast.width > 300]).toEqual([true, true, true]);
    });
  },
);

test.skipIf(!program)(
  "at 800 px the tools lie over the chat, which keeps its width, and can be closed",
  async () => {
    await openAt(800, async (page) => {
      await openTools(page);
      expect((await boxOf(page, ".talk")).width).toBeGreaterThan(500);
      await page.getByRole("button", { name: "收起" }).click();
      expect(await page.locator("#tools").isVisible()).toBe(false);
    });
  },
);

test.skipIf(!program)(
  "the whole of one's name and post can be read, and the clock ticks with its date in Chinese",
  async () => {
    await openAt(1280, async (page) => {
      const title = page.locator("#me-title");
      expect(await title.textContent()).toBe("单位安全员 · 示例·滇润农贸市场");
      expect(await title.evaluate((one) => one.scrollWidth <= one.clientWidth + 1)).toBe(true);
      const now = page.getByTestId("clock-now");
      const before = await now.textContent();
      expect(before).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日 周. \d\d:\d\d$/);
      await page.clock.fastForward(61_000);
      expect(await now.textContent()).not.toBe(before);
      expect(await page.locator("#tools").textContent()).toContain("只是定时提醒不发,有人说话照样回");
    });
  },
);

test.skipIf(!program)("words stand out from their ground: 4.5 to 1 at least", async () => {
  await openAt(1280, async (page) => {
    const ratios = await page.evaluate(() => {
      const probe = document.createElement("span");
      probe.className = "ink-grey hint button-primary";
      const shine = (color: string) => {
        const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
          const value = Number(part) / 255;
          return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ratio = (ink: string, ground: string) => {
        const [light = 0, dark = 0] = [shine(ink), shine(ground)].sort((a, b) => b - a);
        return (light + 0.05) / (dark + 0.05);
      };
      const colors = (name: string) => {
        probe.className = name;
        document.body.append(probe);
        const { color, backgroundColor } = getComputedStyle(probe);
        return {
          color,
          ground: backgroundColor === "rgba(0, 0, 0, 0)" ? "rgb(255, 255, 255)" : backgroundColor,
        };
      };
      const inks = ["ink-grey", "ink-red", "ink-orange", "ink-green", "ink-blue", "hint", "send"];
      const grounds = ["button-primary", "button-danger_filled", "face", "face bot", "toast error"];
      return [...inks, ...grounds].map((name) => {
        const { color, ground } = colors(name);
        return { name, ratio: ratio(color, ground) };
      });
    });
    expect(ratios.filter((one) => one.ratio < 4.5)).toEqual([]);
  });
});

test.skipIf(!program)(
  "a call shows what was sent once its row is opened, and an attack says what became of it",
  async () => {
    await fetch(`${sandbox.url}/open-apis/auth/v3/tenant_access_token/internal`, {
      method: "POST",
      body: JSON.stringify({ app_id: sandbox.app.appId, app_secret: sandbox.app.appSecret }),
    });
    await openAt(1280, async (page) => {
      const row = page.getByTestId("call").first();
      await row.click();
      const body = page.getByTestId("call-body");
      await body.waitFor();
      expect(await body.textContent()).toContain(sandbox.app.appId);
      expect(await body.textContent()).not.toContain(sandbox.app.appSecret);
      await page.getByTestId("attack-nullHeaders").click();
      await page.getByTestId("toast").getByText("本应答 400").waitFor();
    });
  },
);
