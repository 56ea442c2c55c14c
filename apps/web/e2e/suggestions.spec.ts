import { paths } from "../src/lib/paths.ts";
import { expectAccessible, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";
const first = "A bench at the fitting rooms";
const idea = "Put a bench beside the fitting rooms";

test("an idea is suggested beside what is like it, voted for, and becomes a plan with its author's name", async ({
  page,
  signInAs,
}) => {
  await signInAs("employee");
  await page.goto(paths.suggestions(demo));
  await expect(page.getByRole("heading", { name: "Say on the phone how long the wait is" })).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "suggestions");
  await page.getByRole("button", { name: "Suggest something" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What should be better?").fill("多開一個收銀台");
  await expect(dialog.getByRole("button", { name: "Vote for this one" })).toHaveCount(0);
  await expect(dialog.getByText("中午多开一个收银台")).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "suggestion-similar");
  await dialog.getByLabel("What should be better?").fill(first);
  await expect(dialog.getByText("中午多开一个收银台")).toBeHidden();
  await dialog.getByLabel("Where?").selectOption({ label: "All touchpoints" });
  await dialog.getByRole("button", { name: "Suggest it" }).click();
  await expect(page.getByRole("heading", { name: first })).toBeVisible();

  await test.step("its author finds better words, and takes back another", async () => {
    const menuOf = (title: string) => page.getByRole("button", { name: `Change or take back “${title}”` });
    await menuOf(first).click();
    await page.getByRole("menuitem", { name: "Change" }).click();
    await dialog.getByLabel("What should be better?").fill(idea);
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Save" }).click();
    const changed = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: idea }) });
    await expect(changed).toContainText("changed on");
    await menuOf("Print the return label in the shop").click();
    await page.getByRole("menuitem", { name: "Take back" }).click();
    await expect(dialog).toContainText("you alone still see it");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });

  await test.step("a colleague votes, and can take it back", async () => {
    await signInAs("teamMember");
    await page.goto(paths.suggestions(demo));
    await page.getByRole("button", { name: `Vote for “${idea}”` }).click();
    await expect(page.getByRole("button", { name: `Voted for “${idea}”` })).toHaveAttribute("aria-pressed", "true");
  });

  await test.step("whoever leads the plans accepts it, and the plan says whose idea it was", async () => {
    await signInAs("cxLeader");
    await page.goto(paths.suggestions(demo));
    await page.getByRole("button", { name: `Decide on “${idea}”` }).click();
    await page.getByRole("menuitem", { name: "Accept as a plan" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Accept as a plan" }).click();
    await page.waitForURL(/\/improvement-plans\/\d+$/);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(idea);
    await expect(page.getByRole("complementary").filter({ hasText: "Suggested by" })).toContainText("Tom Ashby");
    await keepPicture(page, "plan-suggested");
    await page.goto(paths.suggestions(demo, { show: "accepted" }));
    const toms = page.getByRole("region", { name: "Tom Ashby" });
    await expect(toms.getByRole("link", { name: idea })).toBeVisible();
    await expect(toms.locator("[data-figure=effect]")).toHaveCount(1);
    await expectAccessible(page);
    await keepPicture(page, "suggestions-accepted");
    await page.goto(paths.suggestions(demo, { show: "declined" }));
    await expect(page.getByRole("heading", { name: "Free coffee while people wait" })).toBeVisible();
    await keepPicture(page, "suggestions-declined");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(paths.suggestions(demo));
    await keepPicture(page, "suggestions-phone");
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
