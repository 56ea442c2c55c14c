import { paths } from "../src/lib/paths.ts";
import { ownOrganisation } from "./support/own-organisation.ts";
import { expect, test } from "./support/test.ts";

// Its organisations are of somebody who is not asked elsewhere which organisation they mean.
test("a double press makes one API key, not two", async ({ page, signInAs }) => {
  await signInAs("councilMember");
  await page.goto(paths.apiKeys(await ownOrganisation(page, "twice")));
  await page.getByRole("button", { name: "Make a key" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: /^Name/ }).fill("Till");
  await dialog.getByRole("checkbox").first().check();
  await dialog.getByRole("button", { name: "Make the key" }).dblclick();
  await expect(dialog).toContainText("This key is shown once");
  await page.reload();
  await expect(page.getByRole("row").filter({ hasText: "Till" })).toHaveCount(1);
});

test.describe("a session that ends meanwhile", () => {
  test.use({ expectedErrors: /401/ });

  test("leaves in place what is being written in a dialog, and says why it is not saved", async ({
    page,
    signInAs,
  }) => {
    await signInAs("councilMember");
    await page.goto(paths.settings.journey(await ownOrganisation(page, "ended")));
    await page.getByRole("button", { name: "Add touchpoint" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").first().fill("Written before the end");
    await page.context().clearCookies({ name: /session/ });
    await dialog.getByRole("button", { name: "Add" }).last().click();
    await expect(dialog).toContainText("You are signed out");
    await expect(dialog.getByRole("textbox").first()).toHaveValue("Written before the end");
  });
});
