import { paths } from "../src/lib/paths.ts";
import { theInstallation } from "./support/installation.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";

// The rule that is refused.
test.use({ expectedErrors: /400/ });

test("a low score opens a case, which is worked on, paused, and closed with its cause; review sites are refused", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("cxLeader");
  await page.goto(paths.cases(demo));
  const list = page.getByRole("table", { name: "Cases" });
  const rows = list.locator("tbody tr");
  await expect(page.getByText(/^Customers confirmed \d+\.\d% of \d+ cases closed since/)).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "cases");
  const before = await rows.count();

  await test.step("a customer answers, and the worker opens the case", async () => {
    const phone = await browser.newPage({ locale: "en-GB" });
    await phone.goto(`${theInstallation().gatewayUrl}/s/demo`);
    await phone.getByRole("radio", { name: "0: Not at all likely" }).check();
    // As fast as people type: what comes faster is set aside.
    await phone
      .getByRole("textbox")
      .first()
      .pressSequentially("Nobody came, and nobody called either time", { delay: 60 });
    await phone.getByRole("button", { name: "Send" }).click();
    await expect(phone.getByRole("heading", { level: 1 })).toContainText("Thank you");
    await phone.close();
    await expect
      .poll(
        async () => {
          await page.goto(paths.cases(demo));
          return rows.count();
        },
        { timeout: 60_000 },
      )
      .toBe(before + 1);
  });

  await test.step("it has steps, a clock that can stand still, and a history", async () => {
    await list.getByRole("link", { name: "Would not recommend at all" }).last().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Case \d+ Would not recommend at all$/);
    await page.getByRole("checkbox", { name: "Call the customer" }).click();
    await expect(page.getByText("1 of 3 done")).toBeVisible();
    await expect(page.getByRole("link", { name: "Log a plan" })).toHaveAttribute(
      "href",
      /comment=[0-9a-f-]{36}(~|%7E)0/,
    );
    await page.getByRole("button", { name: "Pause the clock" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Why the clock stands still").fill("Waiting for a call back");
    await dialog.getByRole("button", { name: "Pause the clock" }).click();
    await expect(page.getByRole("heading", { name: "Paused" })).toBeVisible();
    await page.getByRole("button", { name: "Let the clock go on" }).click();
    await expect(page.getByRole("heading", { name: /left$/ })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await keepPicture(page, "case");
  });

  await test.step("closing asks for cause and action", async () => {
    await page.getByLabel("Root cause").selectOption("Process");
    await page.getByLabel("Action taken").fill("Called and put right");
    await page.getByRole("button", { name: "Close the case" }).click();
    await expect(page.getByText("Could not be asked")).toBeVisible();
  });

  await test.step("a rule that sends only the happy ones to a review site is refused", async () => {
    await page.goto(paths.caseSettings(demo));
    await page.getByRole("button", { name: "Change: Say thank you" }).click();
    await page.getByRole("menuitem", { name: "Change the playbook" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Steps").fill("Ask for a Google review");
    await dialog.getByRole("button", { name: "Change the playbook" }).click();
    await expect(dialog.getByText(/would send only customers with certain scores/)).toBeVisible();
    await expectAccessible(page);
    await keepPicture(page, "case-settings");
  });
});
