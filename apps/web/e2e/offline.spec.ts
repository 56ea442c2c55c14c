import type { Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { speak } from "./support/appearance.ts";
import { expectAccessible, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";
const quarter = { period: "2026-04-01..2026-06-30" };

test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED/ });

/** What stands in the place of a part whose code could not be fetched. */
const missingIn = (page: Page) => page.getByRole("alert").filter({ hasText: "This part could not be loaded" });
const filtersOf = (page: Page) => page.getByRole("search", { name: "Filters" });

test.describe("without a connection, what has to be fetched says so in its place and can be asked for again", () => {
  test.beforeEach(async ({ page, context, signInAs }) => {
    await signInAs("owner");
    await page.goto(paths.scores(demo, quarter));
    await context.setOffline(true);
  });

  test("the panel of a filter", async ({ page, context }) => {
    const period = filtersOf(page).getByRole("button", { name: /^Period/ });
    await period.click();
    await expect(missingIn(page)).toContainText("There may be no connection. Nothing was changed");
    await expect(page.getByRole("heading", { level: 1, name: "Scores" })).toBeVisible();
    await expectAccessible(page);
    await keepPicture(page, "offline-panel");

    const retry = page.getByRole("button", { name: "Try again" });
    await expect(retry).toBeFocused();
    await retry.click();
    await expect(retry).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(missingIn(page)).toBeHidden();
    await expect(period).toBeFocused();

    await period.press("Enter");
    await expect(missingIn(page)).toBeVisible();
    await context.setOffline(false);
    await retry.click();
    const panel = page.getByRole("dialog", { name: "Period" });
    await expect(panel.getByRole("button", { name: "Last 30 days" })).toBeVisible();
    await expect(missingIn(page)).toBeHidden();
  });

  test("a menu, closed by pressing elsewhere", async ({ page, context }) => {
    const compare = filtersOf(page).getByRole("button", { name: /^Compare/ });
    await compare.click();
    await expect(missingIn(page)).toBeVisible();
    await page.getByRole("heading", { level: 1 }).click();
    await expect(missingIn(page)).toBeHidden();
    await context.setOffline(false);
    await compare.click();
    await expect(page.getByRole("menuitem", { name: "nothing" })).toBeVisible();
  });

  test("the palette", async ({ page, context }) => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog", { name: "This part could not be loaded" })).toBeVisible();
    await expectAccessible(page);
    await context.setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("searchbox", { name: "Search or jump" })).toBeVisible();
  });

  test("the trace of a number", async ({ page, context }) => {
    await page
      .getByRole("main")
      .getByRole("link", { name: /^Where .* comes from$/ })
      .first()
      .click();
    await expect(page.getByRole("dialog", { name: "This part could not be loaded" })).toBeVisible();
    await context.setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("dialog").locator("[data-figure]").first()).toBeVisible();
  });
});

test("what one panel needs beside the frame of all panels is asked for again by itself", async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs("owner");
  await page.goto(paths.scores(demo, quarter));
  await filtersOf(page)
    .getByRole("button", { name: /^Touchpoint/ })
    .click();
  await expect(page.getByRole("dialog", { name: "Touchpoint" })).toBeVisible();
  await page.keyboard.press("Escape");
  await context.setOffline(true);
  await filtersOf(page)
    .getByRole("button", { name: /^Period/ })
    .click();
  const panel = page.getByRole("dialog", { name: "Period" });
  await expect(panel.getByRole("alert")).toContainText("This part could not be loaded");
  await context.setOffline(false);
  await panel.getByRole("button", { name: "Try again" }).click();
  await expect(panel.getByRole("button", { name: "Last 30 days" })).toBeVisible();
});

test("a dialog that could not be fetched says so in the reader's language", async ({
  page,
  context,
  baseURL,
  signInAs,
}) => {
  await signInAs("owner");
  await speak(page, "zh-Hans", baseURL ?? "");
  await page.goto(paths.settings.members(demo));
  await context.setOffline(true);
  await page.getByRole("button", { name: "邀请", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "这一部分无法加载" });
  await expect(dialog.getByRole("alert")).toContainText("可能没有网络连接");
  await context.setOffline(false);
  await dialog.getByRole("button", { name: "重试" }).click();
  await expect(page.getByRole("dialog").getByRole("textbox").first()).toBeVisible();
});

test("a save without a connection says that the server cannot be reached, and goes through afterwards", async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs("cxLeader");
  await page.goto(paths.account());
  const save = page.getByRole("main").getByRole("button", { name: "Save", exact: true });
  await context.setOffline(true);
  await save.click();
  await expect(page.getByRole("main")).toContainText("The server cannot be reached");
  await context.setOffline(false);
  await save.click();
  await expect(page.getByText("The server cannot be reached")).toBeHidden();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
});

test("so does a list that is changed, and what was typed stays", async ({ page, context, signInAs }) => {
  await signInAs("owner");
  await page.goto(paths.settings.segments(demo));
  await page.getByRole("button", { name: "Add channel" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").first().fill("Kiosk");
  await context.setOffline(true);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog).toContainText("The server cannot be reached");
  await expect(dialog.getByRole("textbox").first()).toHaveValue("Kiosk");
});
