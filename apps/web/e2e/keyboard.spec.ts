import type { Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { expect, test } from "./support/test.ts";

/** Goes on with Tab, as somebody without a mouse does, until it stands on what is looked for. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    const text = await page.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
    );
    if (name.test(text)) return;
  }
  throw new Error(`60 presses of Tab did not reach ${name}`);
}

test("by keyboard alone a number is traced, and closing the trace leads back to the number", async ({
  page,
  signInAs,
}) => {
  await signInAs("cxLeader");
  await page.goto(paths.scores("lanternway", { period: "2026-01-01..2026-06-30" }));
  await expect(page.getByRole("link", { name: /^Where NPS .+ comes from$/ })).toBeVisible();
  await tabTo(page, /^Where NPS .+ comes from$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("Where this number comes from");
  await expect(page).toHaveURL(/trace=/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /^Where NPS .+ comes from$/ })).toBeFocused();
  // One step back is the trace again: closing has left one address behind, not two.
  await page.goBack();
  await expect(page.getByRole("dialog")).toContainText("Where this number comes from");
  await page.goBack();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
