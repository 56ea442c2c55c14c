import { paths } from "../src/lib/paths.ts";
import { expectAccessible } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

test("a visitor who is signed out is asked to sign in, and comes back to where they wanted to go", async ({ page }) => {
  await page.goto(paths.root());
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expectAccessible(page);
});
