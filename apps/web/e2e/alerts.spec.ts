import { paths } from "../src/lib/paths.ts";
import { makeOwner } from "./support/newcomers.ts";
import { callProcedure, readProcedure, sendAnswers } from "./support/own-organisation.ts";
import { expectAccessible } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const weeks = 24;
const aWeek = 40;
const fallenDays = 35;

test("a fall is found by the product, leads to its numbers, is acknowledged and becomes a plan", async ({ page }) => {
  const { key } = await makeOwner(page);
  expect(await callProcedure(page, key, "sources.create", { name: "Till", key: "till" })).toBe(200);
  expect(await callProcedure(page, key, "journey.createTouchpoint", { name: { en: "Delivery" }, stage: null })).toBe(
    200,
  );
  const answers = Array.from({ length: weeks * aWeek }, (_, at) => {
    const ago = 1 + (at % (weeks * 7));
    const unhappy = ago <= fallenDays ? 6 : 2;
    return {
      ...{ occurredOn: day(ago), touchpoint: "delivery" },
      scores: [{ metric: "nps", value: (at * 7) % 10 < unhappy ? 3 : 9 }],
    };
  });
  await sendAnswers(key, "till", answers);
  const found = () => readProcedure<{ alerts: { measure: { kind: string } }[] }>(page, key, "alerts.list");
  await expect
    .poll(async () => (await found()).alerts.filter(({ measure }) => measure.kind === "score").length, {
      timeout: 60_000,
    })
    .toBe(1);

  await page.goto(paths.alerts(key));
  const title = page.getByRole("heading", { name: /fell to/ });
  await expect(title).toBeVisible();
  await expect(page.getByText("95% interval", { exact: false })).toBeVisible();
  await expect(page.getByText("Expect at most about 1 a month", { exact: false })).toBeVisible();
  await expectAccessible(page);

  await test.step("the numbers behind it open in their trace", async () => {
    await page.getByRole("link", { name: "See the numbers" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.goto(paths.alerts(key));
  });

  await test.step("it is acknowledged with a reason", async () => {
    await page.getByRole("button", { name: "Acknowledge" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Known cause").check();
    await dialog.getByLabel("Reason, kept with the alert").fill("The carrier changed");
    await dialog.getByRole("button", { name: "Acknowledge" }).click();
    await expect(page.getByText("Known cause – The carrier changed")).toBeVisible();
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  await test.step("a plan begins with its number", async () => {
    await page.getByRole("link", { name: "Log a plan" }).click();
    await page.getByLabel("What should change?").fill("Parcels on the promised day");
    await page.getByRole("button", { name: "Log it" }).click();
    await page.waitForURL(/\/improvement-plans\/1$/);
    await expect(page.getByRole("heading", { name: /Parcels on the promised day/ })).toBeVisible();
  });
});
