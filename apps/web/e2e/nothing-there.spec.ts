import { paths } from "../src/lib/paths.ts";
import { expect, test } from "./support/test.ts";

test.use({ expectedErrors: /404/ });

test("an address of nothing is named so, on the page and on the window", async ({ page, signInAs }) => {
  await signInAs("owner");
  await page.goto(`${paths.home("lanternway")}/nowhere`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address");
  await expect(page).toHaveTitle("There is nothing at this address · Heard");
});
