import { paths } from "../src/lib/paths.ts";
import { quarter } from "./support/listed-addresses.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";
const title = "Trams on strike";

test("what else happened is written down once, stands on the trend and in its table, goes into the bin and comes back", async ({
  page,
  signInAs,
}) => {
  await signInAs("cxLeader");
  await page.goto(paths.settings.annotations(demo));
  await page.getByRole("button", { name: "Add annotation" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What happened").fill(title);
  await dialog.getByLabel("First day").fill("2026-05-11");
  await dialog.getByLabel("Last day").fill("2026-05-13");
  await dialog.getByRole("button", { name: "Save" }).click();
  const row = page.getByRole("row", { name: new RegExp(title) });
  await expect(row).toContainText(/11\s?–\s?13 May 2026/);
  await expectAccessible(page);

  await page.goto(paths.scores(demo, quarter));
  await expect(page.getByRole("list", { name: "What else happened" }).first()).toContainText(title);

  await page.goto(paths.settings.annotations(demo));
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await keepPicture(page, "annotations-phone");
  await page.getByRole("button", { name: `More for ${title}` }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(row).toHaveCount(0);

  // Whoever may write of it finds it in the bin; the notice holds the way back as well.
  await page.goto(paths.settings.bin(demo));
  await page
    .getByRole("button", { name: `Restore ${title}` })
    .first()
    .click();
  await expect(page.getByText(`${title} is back`)).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.goto(paths.settings.annotations(demo));
  await expect(row).toBeVisible();
  const remove = async () => {
    await page.getByRole("button", { name: `More for ${title}` }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await expect(row).toHaveCount(0);
  };
  await remove();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).toBeVisible();
  await remove();
});
