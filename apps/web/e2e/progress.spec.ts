import { paths } from "../src/lib/paths.ts";
import { expectAccessible, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";

test("the library shows what worked beside what did not, and a plan like one of them begins there", async ({
  page,
  signInAs,
}) => {
  await signInAs("cxLeader");
  await page.goto(paths.plans(demo));
  await page.getByRole("link", { name: "Library" }).click();
  for (const lesson of ["What worked", "What did not", "Nobody can tell"])
    await expect(page.getByRole("heading", { name: lesson })).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "plan-library");
  await page.getByLabel("Verdict").selectOption({ label: "No detectable change" });
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.waitForURL(/verdict=noDetectableChange/);
  const [worked, didNot] = [
    page.getByRole("region", { name: "What worked" }),
    page.getByRole("region", { name: "What did not" }),
  ];
  await expect(didNot.getByRole("link")).not.toHaveCount(0);
  await expect(worked.getByText("No plan here.")).toBeVisible();
  const title = (await didNot.getByRole("link").first().innerText()).replace(/^\d+ /, "");
  await didNot.getByRole("button", { name: "Start a plan like this" }).first().click();
  await page.waitForURL(/\/improvement-plans\/\d+$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await expect(page.getByRole("button", { name: "Following" })).toBeVisible();

  await test.step("and it stands under My part, with what else is the reader's", async () => {
    await page.goto(paths.myPart(demo));
    await expect(page.getByRole("link", { name: new RegExp(`Plan \\d+ ${title}`) }).first()).toBeVisible();
    await page.getByLabel("Follow a touchpoint or theme").selectOption({ label: "Store finder" });
    await expect(page.getByRole("button", { name: "Stop following Store finder" })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("heading", { name: "Scores at your touchpoints" })).toBeVisible();
    await expectAccessible(page);
    await keepPicture(page, "my-part");
    await page.setViewportSize({ width: 390, height: 844 });
    await keepPicture(page, "my-part-phone");
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
