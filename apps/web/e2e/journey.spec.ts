import { paths } from "../src/lib/paths.ts";
import { quarter } from "./support/listed-addresses.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";

test("the journey leads from a number to what it is made of, and from there to a plan", async ({ page, signInAs }) => {
  await signInAs("cxLeader");
  await page.goto(paths.journey(demo, quarter));
  const returns = page.getByRole("article", { name: "Returns and refunds" });
  await expect(page.getByRole("article", { name: "Social and search ads" })).toContainText("No listening path");
  await expect(page.getByRole("img", { name: /^Feeling along the journey/ })).toBeVisible();
  await returns.getByRole("link", { name: /^Where Returns and refunds, Satisfaction/ }).click();
  const trace = page.getByRole("dialog");
  await expect(trace.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await trace.getByRole("link", { name: "Log a plan" }).click();
  await page.waitForURL(/improvement-plans\/new/);
  await page.goto(paths.journey(demo, quarter));
  await returns.getByRole("link", { name: "Log a plan for Returns and refunds" }).click();
  await page.waitForURL(/improvement-plans\/new/);
  await expect(page.getByLabel("Where?")).toHaveValue("returns");
  await expect(page.getByText("Linked as evidence")).toBeVisible();
});
