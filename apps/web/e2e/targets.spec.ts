import { paths } from "../src/lib/paths.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";

test("a leader sees how targets are expected to go, which figures of others compare, and where there is most to gain", async ({
  page,
  signInAs,
}) => {
  await signInAs("cxLeader");
  await page.goto(paths.targets(demo));
  await expect(page.getByRole("heading", { name: /^NPS · all touchpoints/ })).toBeVisible();
  await expect(page.getByText("Unlikely to be met")).toBeVisible();
  const others = page.getByRole("table", { name: "Figures of others beside our own" });
  await expect(others.getByRole("row", { name: /^Casa Norte/ })).toContainText("Indicative: another scale");
  await expect(others.getByRole("row", { name: /^Home and furnishing/ })).toContainText("n = 12,400");
  await expectAccessible(page);
  await keepPicture(page, "targets-laptop");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await keepPicture(page, "targets-phone");

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(paths.weakPoints(demo));
  const points = page.getByRole("table", { name: "Touchpoints by what the whole would gain" });
  await expect(points.getByRole("row", { name: /^Returns/ })).toContainText("nothing but the rota");
  await expectAccessible(page);
  await keepPicture(page, "weak-points-laptop");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await keepPicture(page, "weak-points-phone");
});
