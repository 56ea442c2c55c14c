import { paths } from "../src/lib/paths.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";

test("a leader sees how far shops are apart beyond chance, in ranks that chance leaves open", async ({
  page,
  signInAs,
}) => {
  await signInAs("cxLeader");
  await page.goto(paths.consistency(demo, { metric: "csat", by: "segment:shop", period: "last-12-months" }));
  await expect(page.getByRole("heading", { name: /points apart beyond chance/ })).toBeVisible();
  const rows = page.getByRole("table", { name: "Units by drawn-in value" }).getByRole("row");
  expect(await rows.count()).toBeGreaterThan(5);
  await expectAccessible(page);
  await keepPicture(page, "consistency-laptop");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await keepPicture(page, "consistency-phone");
});
