import { paths } from "../src/lib/paths.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";

for (const [name, address] of Object.entries({
  "an organisation": paths.scores("somebody-else"),
  "a page": `${paths.home(demo)}/nowhere`,
}))
  test.describe(name, () => {
    test.use({ expectedErrors: /404/ });

    test("that is not there leaves its name neither on the page nor on the window", async ({ page, signInAs }) => {
      await signInAs("owner");
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address");
      await expect(page).toHaveTitle("There is nothing at this address · Heard");
    });
  });
