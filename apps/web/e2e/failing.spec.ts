import { paths } from "../src/lib/paths.ts";
import { whileDatabaseRefuses } from "./support/broken-database.ts";
import { goInside } from "./support/inside.ts";
import { expectAccessible } from "./support/page-checks.ts";
import { elsewhere, organisationOf, walkedScreens } from "./support/screens.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";

// A refusing database is seen by everybody, so this is for an installation of the tests' own, and for nobody beside it.
test.skip(
  process.env.HEARD_E2E_URL !== undefined && process.env.HEARD_E2E_MAY_BREAK !== "1",
  "the installation under test belongs to somebody",
);
test.use({ expectedErrors: /status(?: of)? 50[03]|^uncaught: |^console: / });

for (const [name, screen] of walkedScreens) {
  const { as, at, heading, error } = screen;
  if (typeof error === "object") continue;
  test(`${name}: what failed, what is still true, and the way to try again`, async ({ page, signInAs }) => {
    if (as !== "nobody") await signInAs(as);
    const address = await at(await organisationOf(screen), page);
    if (error === "inside") await page.goto(await elsewhere(screen));
    await whileDatabaseRefuses(async () => {
      await (error === "inside" ? goInside(page, address) : page.goto(address));
      const alert = page.getByRole("main").getByRole("alert").filter({ hasText: "This page could not be loaded" });
      await expect(alert).toContainText("Nothing was changed.");
      // The frame still stands: the way to another page is there.
      if (error === "inside") await expect(page.getByRole("navigation").first()).toBeVisible();
      await expectAccessible(page);
    });
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("main").getByText("could not be loaded")).toBeHidden();
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  });
}

test("the whole page of an organisation, when not even its frame can be made", async ({ page, signInAs }) => {
  await signInAs("owner");
  await whileDatabaseRefuses(async () => {
    await page.goto(paths.scores(demo));
    await expect(
      page.getByRole("main").getByRole("alert").filter({ hasText: "This page could not be loaded" }),
    ).toBeVisible();
    await expectAccessible(page);
  });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Scores" })).toBeVisible();
});
