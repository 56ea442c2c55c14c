import type { Browser, BrowserContextOptions, Page, Request } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { ownOrganisation } from "./support/own-organisation.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { publishedSurvey, republishedSurvey, responseCountOf } from "./support/published-survey.ts";
import { expect, test } from "./support/test.ts";

/** People take longer than programs to write; what comes faster than it can be read is looked at. */
const typing = { delay: 30 };
const why = "The lamp came in one piece and the shop answered at once.";

let made: string | null = null;
/** One organisation for all of these tests: a person makes ten an hour at most. */
async function theOrganisation(page: Page): Promise<string> {
  made ??= await ownOrganisation(page, "survey");
  await page.goto(paths.account());
  return made;
}

/** Somebody with a phone who has never heard of us. */
async function respondent(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, ...options });
  return context.newPage();
}

/** As slow as a telephone far out: 400 kbit/s, and 400 ms to the next mast and back. */
async function slowDown(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const throughput = 400_000 / 8;
  const network = { offline: false, latency: 400, downloadThroughput: throughput, uploadThroughput: throughput };
  await devTools.send("Network.emulateNetworkConditions", network);
}

test("a survey is answered on a small phone in a slow network without JavaScript, and counts", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("owner");
  const organisation = await theOrganisation(page);
  const { surveyId, address } = await publishedSurvey(page, organisation, "nps");

  const phone = await respondent(browser, { javaScriptEnabled: false, locale: "zh-TW" });
  await slowDown(phone);
  await phone.goto(address);
  await expect(phone.getByRole("heading", { level: 1 })).toContainText("您向朋友或同事推薦我們的可能性");
  await phone.getByRole("radio", { name: "9", exact: true }).check();
  await phone.getByRole("textbox").pressSequentially(why, typing);
  await keepPicture(phone, "survey-page-320-zh-Hant");
  await phone.getByRole("button", { name: "送出" }).click();
  await expect(phone.getByRole("heading", { level: 1 })).toContainText("謝謝您");
  await expect.poll(() => responseCountOf(page, organisation, surveyId)).toBe(1);
});

test("a page that cannot be sent keeps its answers through a reload, and sends them once", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("owner");
  const organisation = await theOrganisation(page);
  const { surveyId, address } = await publishedSurvey(page, organisation, "nps");

  const phone = await respondent(browser, { locale: "en-GB" });
  await phone.goto(address);
  await phone.getByRole("radio", { name: "9", exact: true }).check();
  await phone.getByRole("textbox").pressSequentially(why, typing);
  await phone.reload();
  await expect(phone.getByRole("textbox")).toHaveValue(why);
  await expect(phone.getByRole("radio", { name: "9", exact: true })).toBeChecked();

  await phone.context().setOffline(true);
  await phone.getByRole("button", { name: "Send" }).click();
  await expect(phone.getByRole("status")).toContainText("No connection right now");
  await phone.context().setOffline(false);
  await expect(phone.getByRole("heading", { level: 1 })).toContainText("Thank you");
  await expect.poll(() => responseCountOf(page, organisation, surveyId)).toBe(1);

  await phone.reload();
  await expect(phone.getByRole("radio", { name: "9", exact: true })).not.toBeChecked();
});

test("two tabs of one survey keep their answers apart, and what a closed one left is there for the next", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("owner");
  const organisation = await theOrganisation(page);
  const { surveyId, address } = await publishedSurvey(page, organisation, "nps");

  const first = await respondent(browser, { locale: "en-GB" });
  const second = await first.context().newPage();
  const begun = async (tab: Page, score: string, words: string) => {
    await tab.goto(address);
    await expect(tab.getByRole("radio", { checked: true })).toHaveCount(0);
    await tab.getByRole("radio", { name: score, exact: true }).check();
    await tab.getByRole("textbox").pressSequentially(words, typing);
  };
  const stands = async (tab: Page, score: string, words: string) => {
    await expect(tab.getByRole("textbox")).toHaveValue(words);
    await expect(tab.getByRole("radio", { name: score, exact: true })).toBeChecked();
  };
  await begun(first, "9", "the first");
  await begun(second, "2", "the second");
  await first.reload();
  await stands(first, "9", "the first");
  await second.reload();
  await stands(second, "2", "the second");

  await first.close();
  const third = await second.context().newPage();
  await third.goto(address);
  await stands(third, "9", "the first");
  for (const tab of [second, third]) {
    // Whoever sends within a second of opening a page is taken for a program, and kept apart.
    await tab.getByRole("textbox").pressSequentially(", looked over again", { delay: 60 });
    await tab.getByRole("button", { name: "Send" }).click();
    await expect(tab.getByRole("heading", { level: 1 })).toContainText("Thank you");
  }
  await expect.poll(() => responseCountOf(page, organisation, surveyId)).toBe(2);
});

test("answers outlive a gateway that fails and a version that is published meanwhile, and go out once", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("owner");
  const organisation = await theOrganisation(page);
  const { surveyId, key, address } = await publishedSurvey(page, organisation, "nps");

  const phone = await respondent(browser, { locale: "en-GB" });
  await phone.goto(address);
  await phone.getByRole("button", { name: "简体" }).click();
  await phone.getByRole("radio", { name: "9", exact: true }).check();
  await phone.getByRole("textbox").pressSequentially(why, typing);
  const broken = "<main><h1>Broken</h1></main>";
  await phone.route(address, (route) =>
    route.request().method() === "POST" ? route.fulfill({ status: 500, body: broken }) : route.fallback(),
  );
  await phone.getByRole("button", { name: "提交" }).click();
  await expect(phone.getByRole("heading", { name: "Broken" })).toBeVisible();

  await republishedSurvey(page, organisation, { surveyId, key }, (definition) => ({
    ...definition,
    title: { ...definition.title, en: "Another title" },
  }));
  await phone.unroute(address);
  await phone.goto(address);
  await expect(phone.getByRole("heading", { level: 1 })).toContainText("谢谢您");
  await expect.poll(() => responseCountOf(page, organisation, surveyId)).toBe(1);
});

test("the page is light, still and open to everybody", async ({ page, browser, signInAs }) => {
  await signInAs("owner");
  const organisation = await theOrganisation(page);
  const { address } = await publishedSurvey(page, organisation, "nps");

  for (const colorScheme of ["light", "dark"] as const)
    for (const locale of ["en-GB", "zh-CN", "zh-TW"]) {
      const phone = await respondent(browser, { colorScheme, locale });
      const fetched: ReturnType<Request["sizes"]>[] = [];
      phone.on("requestfinished", (request) => fetched.push(request.sizes()));
      await phone.goto(address);
      await expectAccessible(phone);
      await phone.getByRole("radio", { name: "3", exact: true }).check();
      await expect(phone.getByRole("textbox")).toBeVisible();
      await expectAccessible(phone);
      await expectNoSidewaysScroll(phone);
      expect(await tooSmall(phone)).toEqual([]);
      expect(await shifted(phone)).toBe(0);
      const sizes = await Promise.all(fetched);
      expect(sizes.length).toBeLessThanOrEqual(2);
      const bytes = sizes.map(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize);
      expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(14_000);
      await keepPicture(phone, `survey-page-320-${colorScheme}-${locale}`);
      await phone.context().close();
    }
});

/** What can be pressed and is smaller than a thumb. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("label:has(input), button, a, textarea")]
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ one, box }) => one.checkVisibility() && !one.closest(".trap") && (box.width < 44 || box.height < 44))
      .map(({ one, box }) => `${one.textContent} ${box.width} × ${box.height}`),
  );
}

/** How far things moved that nobody touched. */
function shifted(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
            if (!entry.hadRecentInput) sum += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );
}
