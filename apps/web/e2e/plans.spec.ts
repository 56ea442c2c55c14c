import { paths } from "../src/lib/paths.ts";
import { quarter } from "./support/listed-addresses.ts";
import { expectAccessible } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";

/** A promise to whoever works on the floor; typed as fast as somebody types who does not do it all day. */
const withinMs = 60_000;
const keyMs = 200;

test("a plan is logged from a comment by keyboard alone within a minute, and has it as its evidence", async ({
  page,
  signInAs,
}) => {
  await signInAs("cxLeader");
  await page.goto(paths.comments(demo, quarter));
  await expect(page.locator("main .comment").first()).toBeVisible();
  const begun = Date.now();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "Log a plan" })).toBeVisible();
  await page.keyboard.press("p");
  await page.waitForURL(/improvement-plans\/new\?comment=/);
  await expect(page.getByLabel("What should change?")).toBeFocused();
  await page.keyboard.type("Tell people how long they wait", { delay: keyMs });
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/improvement-plans\/\d+$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Tell people how long they wait");
  expect(Date.now() - begun).toBeLessThan(withinMs);
  await expect(page.locator("main .comment")).toHaveCount(1);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test("the trace of a number leads to a plan with that number as it is", async ({ page, signInAs }) => {
  await signInAs("cxLeader");
  await page.goto(paths.scores(demo, { ...quarter, trace: "csat" }));
  await page.getByRole("dialog").getByRole("link", { name: "Log a plan" }).click();
  await page.waitForURL(/improvement-plans\/new\?measure=csat/);
  await page.getByLabel("What should change?").fill("Open the second till at noon");
  await page.getByRole("button", { name: "Log" }).click();
  await page.waitForURL(/\/improvement-plans\/\d+$/);
  await page.goto(paths.plans(demo));
  await expect(page.getByRole("link", { name: "Open the second till at noon" }).first()).toBeVisible();
});

test("a plan is logged on a phone within a minute", async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs("teamMember");
  await page.goto(paths.plans(demo));
  const begun = Date.now();
  await page.getByRole("link", { name: "Log a plan" }).first().click();
  await page.getByLabel("What should change?").pressSequentially("Chairs where people wait", { delay: keyMs });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Log it" }).click();
  await page.waitForURL(/\/improvement-plans\/\d+$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Chairs where people wait");
  expect(Date.now() - begun).toBeLessThan(withinMs);
});
