import { paths } from "../src/lib/paths.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";

test("a leader sees which drivers go with NPS, which of them to work on, and that it is association", async ({
  page,
  signInAs,
}) => {
  await signInAs("cxLeader");
  await page.goto(paths.drivers(demo));
  const rows = page.getByRole("table", { name: "Drivers by importance" }).getByRole("row");
  await expect(rows).toHaveCount(7);
  // Planted as what is most of a customer's experience, and below the others.
  await expect(rows.nth(1)).toContainText("Customer service");
  await expect(rows.nth(1)).toContainText("Work on it");
  await expect(page.getByText("Association, not cause")).toBeVisible();
  await expect(page.getByRole("img", { name: /Importance upwards/ })).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "drivers-laptop");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await keepPicture(page, "drivers-phone");
});
