import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { type HostPage, openHostPage } from "./support/host-page.ts";
import { ownOrganisation } from "./support/own-organisation.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { ask, type PublishedSurvey, publishedSurvey, responseCountOf } from "./support/published-survey.ts";
import { expect, test } from "./support/test.ts";

const typing = { delay: 30 };
const why = "The lamp came in one piece and the shop answered at once.";
const settings = {
  shows: "popup",
  place: "corner",
  trigger: { on: "seconds", seconds: 0 },
  pages: [],
  samplePercent: 100,
  quietDays: 30,
  keptQuery: ["campaign"],
};

let made: string | null = null;
let host: HostPage | null = null;

/** A survey that shows on a page of its own, with these settings besides. */
async function embedded(
  page: Page,
  language: string,
  more: object = {},
): Promise<PublishedSurvey & { organisation: string }> {
  made ??= await ownOrganisation(page, "embed");
  await page.goto(paths.account());
  const survey = await publishedSurvey(page, made, "nps");
  host = await openHostPage({ survey: survey.key, language });
  const embed = { ...settings, origins: [host.origin], ...more };
  await ask(page, made, "surveyEntries.updateEmbed", { surveyId: survey.surveyId, embed });
  return { ...survey, organisation: made };
}

const origin = () => host?.origin ?? "";
async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = { shift: 0, broken: [] as string[] };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    document.addEventListener("securitypolicyviolation", (event) => {
      // The page's own picture of itself, which every browser asks for.
      if (!event.blockedURI.endsWith("favicon.ico")) seen.broken.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return page;
}
const seenBy = (page: Page) =>
  page.evaluate(() => (window as unknown as { seen: { shift: number; broken: string[] } }).seen);

test.afterEach(async () => {
  await host?.close();
  host = null;
});

test("a pop-up on a strict page of another origin is answered once, moves nothing, and is in the scores by its mode", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("owner");
  const { organisation, surveyId } = await embedded(page, "en");
  const shop = await visitor(browser);
  await shop.goto(`${origin()}/cart?campaign=spring&email=ada%40example.org`);
  const dialog = shop.getByRole("dialog", { name: /./ });
  await expect(dialog.getByRole("heading", { level: 1 })).toContainText("how likely");
  // Nobody who reads on is torn away.
  expect(await shop.evaluate(() => document.activeElement === document.body)).toBe(true);
  await dialog.getByRole("radio", { name: "9", exact: true }).check();
  await dialog.getByRole("textbox").pressSequentially(why, typing);
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog.getByRole("heading", { level: 1 })).toContainText("Thank you");
  // Before anything looks: a picture and axe put styles of their own into the page.
  expect(await seenBy(shop)).toEqual({ shift: 0, broken: [] });
  await keepPicture(shop, "embed-corner");
  await expectAccessible(shop);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => responseCountOf(page, organisation, surveyId)).toBe(1);

  await page.goto(paths.scores(organisation, { mode: "embed" }));
  await expect(page.getByText("n = 1").first()).toBeVisible();
  await page.goto(paths.scores(organisation, { mode: "link" }));
  await expect(page.getByText("n = 1")).toHaveCount(0);

  await shop.reload();
  await shop.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
  await expect(shop.getByRole("dialog")).toHaveCount(0);
});

for (const [language, send, close] of [
  ["en", "Send", "Close"],
  ["zh-Hans", "提交", "关闭"],
  ["zh-Hant", "送出", "關閉"],
] as const)
  test(`a window over the page keeps the keyboard inside, closes by Esc, and is open to everybody in ${language}`, async ({
    page,
    browser,
    signInAs,
  }) => {
    await signInAs("owner");
    await embedded(page, language, { place: "centre", shows: "button" });
    const shop = await visitor(browser, { viewport: { width: 320, height: 568 }, colorScheme: "dark" });
    await shop.goto(origin());
    const button = shop.locator("heard-survey button.open");
    await button.focus();
    await shop.keyboard.press("Enter");
    const dialog = shop.getByRole("dialog");
    await expect(dialog.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(dialog.getByRole("button", { name: close })).toBeFocused();
    for (let at = 0; at < 12; at += 1) {
      await shop.keyboard.press("Tab");
      // Leaving the last control reaches the browser's own bar, where no element of the page is focused.
      expect(await shop.evaluate(() => ["BODY", "HEARD-SURVEY"].includes(document.activeElement?.tagName ?? ""))).toBe(
        true,
      );
    }
    await dialog.getByRole("radio", { name: "4", exact: true }).focus();
    await shop.keyboard.press("Space");
    await expect(dialog.getByRole("button", { name: send })).toBeVisible();
    expect(await seenBy(shop)).toEqual({ shift: 0, broken: [] });
    await expectAccessible(shop);
    await expectNoSidewaysScroll(shop);
    await keepPicture(shop, `embed-centre-320-${language}`);
    await shop.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(button).toBeFocused();
    expect((await seenBy(shop)).shift).toBe(0);
  });

test("answers outlive a cut of the network and the page, and are kept once", async ({ page, browser, signInAs }) => {
  await signInAs("owner");
  const { organisation, surveyId } = await embedded(page, "en");
  const shop = await visitor(browser);
  await shop.goto(origin());
  const dialog = shop.getByRole("dialog");
  await dialog.getByRole("radio", { name: "2", exact: true }).check();
  await dialog.getByRole("textbox").pressSequentially(why, typing);
  await shop.context().setOffline(true);
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog.getByRole("status")).toContainText("No connection right now");
  await shop.context().setOffline(false);
  await shop.goto(`${origin()}/next`);
  await expect.poll(() => responseCountOf(page, organisation, surveyId)).toBe(1);
  await shop.goto(`${origin()}/after`);
  await shop.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
  expect(await responseCountOf(page, organisation, surveyId)).toBe(1);
});

test("the explainer says which rule stops a survey for this visitor", async ({ page, browser, signInAs }) => {
  await signInAs("owner");
  await embedded(page, "en", { pages: [{ path: "/cart/*" }] });
  const shop = await visitor(browser);
  await shop.goto(`${origin()}/about?heard-explain=1`);
  const table = shop.getByRole("table", { name: "Why does this survey show, or not?" });
  await expect(table.getByRole("row", { name: /Is it for this page/ })).toContainText("no: this stops it");
  await expect(table.getByRole("row", { name: /Does it take answers/ })).toContainText("it is open");
  await expect(shop.getByRole("dialog")).toHaveCount(0);
  expect((await seenBy(shop)).shift).toBe(0);
});

test("the explainer follows a visitor from the pop-up to the answer that counts, fits a small phone and closes", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("owner");
  await embedded(page, "zh-Hant");
  const shop = await visitor(browser, { viewport: { width: 320, height: 640 } });
  await shop.goto(`${origin()}/?heard-explain=1`);
  const panel = shop.getByRole("region", { name: "這份問卷為什麼顯示或不顯示？" });
  const row = (name: string) => panel.getByRole("row", { name: new RegExp(name) });
  const dialog = shop.getByRole("dialog");
  await expect(dialog.getByRole("heading", { level: 1 })).toBeVisible();
  // What stands on the page was let through, though it was seen just now.
  await expect(row("最近沒有顯示過嗎")).toContainText("是");
  await expect(row("已觸發嗎")).toContainText("0 秒後");
  await expect(panel).not.toContainText(/[a-z]+:\s/);
  await expect(row("回答已送出嗎")).toContainText("此頁面上沒有作答");
  await dialog.getByRole("radio", { name: "9", exact: true }).check();
  await dialog.getByRole("textbox").pressSequentially("燈很亮，店員很好。", { delay: 120 });
  await dialog.getByRole("button", { name: "送出" }).click();
  await expect(row("回答已送出嗎")).toContainText("是，全部");
  await expect(row("回答計入統計嗎")).toContainText(/[0-9a-f]{8}-/);
  await panel.focus();
  await shop.keyboard.press("End");
  await expect(row("回答計入統計嗎")).toBeInViewport();
  await expectNoSidewaysScroll(shop);
  await expectAccessible(shop);
  await dialog.getByRole("button", { name: "關閉" }).click();
  // What was answered does not come again, and the panel says why.
  await expect(row("此訪客還沒有答過嗎")).toContainText("否：到此為止");
  await panel.getByRole("button", { name: "關閉" }).click();
  await expect(panel).toBeHidden();
});

const stands = (shop: Page) => expect(shop.getByRole("dialog").getByRole("heading", { level: 1 })).toBeVisible();
const waits = async (shop: Page) => {
  await expect.poll(() => shop.evaluate(() => performance.getEntriesByType("resource").length)).toBeGreaterThan(2);
  await expect(shop.getByRole("dialog")).toHaveCount(0);
};
type HostWindow = Window & { heard?: { (what: string, value: string): void; q?: unknown[] } };

test("a pop-up comes where the reader has come to, where the pointer leaves the page, or when the page says so, and not before", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("owner");
  const { organisation, surveyId } = await embedded(page, "en", { trigger: { on: "scroll", percent: 60 } });
  const shop = await visitor(browser, { viewport: { width: 800, height: 500 } });
  await shop.goto(origin());
  await waits(shop);
  await shop.evaluate(() => scrollTo(0, 20));
  await waits(shop);
  await shop.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await stands(shop);

  const set = (trigger: object) => {
    const embed = { ...settings, origins: [origin()], trigger };
    return ask(page, organisation, "surveyEntries.updateEmbed", { surveyId, embed });
  };
  await set({ on: "exit" });
  const leaving = await visitor(browser);
  await leaving.goto(origin());
  await leaving.mouse.move(400, 300);
  await waits(leaving);
  await leaving.evaluate(() =>
    document.documentElement.dispatchEvent(
      new MouseEvent("mouseout", { bubbles: true, clientY: -1, relatedTarget: null }),
    ),
  );
  await stands(leaving);

  await set({ on: "event", name: "order-placed" });
  const ordering = await visitor(browser);
  await ordering.goto(origin());
  await waits(ordering);
  await ordering.evaluate(() => (window as HostWindow).heard?.("event", "looked-around"));
  await waits(ordering);
  await ordering.evaluate(() => (window as HostWindow).heard?.("event", "order-placed"));
  await stands(ordering);
  // Said before the script was there, it is heard all the same.
  const early = await visitor(browser);
  await early.addInitScript(() => {
    const queue = Object.assign((...command: unknown[]) => void queue.q.push(command), { q: [] as unknown[] });
    Object.assign(window, { heard: queue });
    queue("event", "order-placed");
  });
  await early.goto(origin());
  await stands(early);
});

test("a page that is not listed is refused kindly, and told why", async ({ page, browser, signInAs }) => {
  await signInAs("owner");
  await embedded(page, "zh-Hans", { origins: ["https://elsewhere.example"] });
  const shop = await visitor(browser);
  const said: string[] = [];
  shop.on("console", (message) => said.push(message.text()));
  await shop.goto(`${origin()}/?heard-explain=1`);
  await expect(shop.getByRole("table")).toContainText("没有可在此来源上显示的问卷");
  expect(said.join("\n")).toContain(`There is none that may show on ${origin()}`);
  await expect(shop.getByRole("dialog")).toHaveCount(0);
});
