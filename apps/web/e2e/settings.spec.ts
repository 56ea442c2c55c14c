import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { callProcedure, ownOrganisation, sendAnswers } from "./support/own-organisation.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const june = { period: "2026-06-01..2026-06-30", compare: "none" };

/** An organisation with forty answers from one source: late on the evening of 20 June in Shanghai. */
async function organisationWithAnswers(page: Page): Promise<string> {
  const organisation = await ownOrganisation(page, "settings");
  expect(await callProcedure(page, organisation, "sources.create", { name: "Till", key: "till" })).toBe(200);
  const answers = Array.from({ length: 40 }, () => ({
    occurredAt: "2026-06-20T01:30:00+08:00",
    scores: [{ metric: "nps", value: 9 }],
  }));
  await sendAnswers(organisation, "till", answers);
  return organisation;
}

test("a view is saved, opened by name, shared, and taken back after it was deleted", async ({ page, signInAs }) => {
  await signInAs("cxLeader");
  const organisation = await ownOrganisation(page, "saved");
  await page.goto(paths.scores(organisation, june));
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByRole("menuitem", { name: "Save this view" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("June alone");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "View June alone" })).toBeVisible();

  await page.goto(paths.scores(organisation));
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByRole("menuitem", { name: "June alone" }).click();
  await expect(page).toHaveURL(/period=2026-06-01\.\.2026-06-30/);
  await expect(page).toHaveURL(/compare=none/);

  await page.getByRole("button", { name: "View June alone" }).click();
  await page.getByRole("menuitem", { name: "Rename, share or delete" }).click();
  await dialog.getByRole("button", { name: "Share June alone" }).click();
  await expect(dialog.getByText("shared with all")).toBeVisible();
  await dialog.getByRole("button", { name: "Delete June alone" }).click();
  await expect(dialog.getByText("You have no views of this screen.")).toBeVisible();
  await expect(dialog.getByRole("heading", { name: "Deleted in the last 30 days" })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Restore" }).click();
  await expect(dialog.getByText("shared with all")).toBeVisible();
});

test("a source in the bin takes its answers out of the numbers and brings them back", async ({ page, signInAs }) => {
  await signInAs("surveyAdministrator");
  const organisation = await organisationWithAnswers(page);
  const main = page.getByRole("main");
  await page.goto(paths.scores(organisation, june));
  await expect(main).toContainText("n = 40");

  await page.goto(paths.settings.bin(organisation));
  await expect(page.getByRole("heading", { name: "The bin is empty" })).toBeVisible();
  expect(await callProcedure(page, organisation, "sources.delete", { source: "till" })).toBe(200);
  await page.goto(paths.scores(organisation, june));
  await expect(main).not.toContainText("n = 40");

  await page.goto(paths.settings.bin(organisation));
  const row = page.getByRole("row", { name: /Till/ });
  await expect(row).toContainText("40 responses");
  await expectAccessible(page);
  await keepPicture(page, "settings-bin-full");
  await row.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText("Till is back, with 40 responses")).toBeVisible();
  await expect(page.getByRole("heading", { name: "The bin is empty" })).toBeVisible();
  await page.goto(paths.scores(organisation, june));
  await expect(main).toContainText("n = 40");
});

test("settings are saved and say what cannot be; another time zone moves the days", async ({ page, signInAs }) => {
  await signInAs("teamMember");
  const organisation = await organisationWithAnswers(page);
  await page.goto(paths.settings.organisation(organisation));
  await page.getByLabel("Hide numbers under").fill("4");
  await expect(page.getByText("A whole number from 5 to 1000.")).toBeVisible();
  await page.getByLabel("Hide numbers under").fill("8");
  await page.getByLabel("Name", { exact: true }).fill("Tea & Lanterns");
  await page.getByLabel("The year begins in").selectOption({ label: "April" });
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(page.getByText("What holds for everybody in Tea & Lanterns.")).toBeVisible();

  await page.goto(paths.scores(organisation, { period: "2026-06-20..2026-06-20", compare: "none" }));
  await expect(page.getByRole("main")).toContainText("n = 40");
  await page.goto(paths.settings.organisation(organisation));
  await page.getByLabel("Time zone").selectOption("Europe/Lisbon");
  await page.getByRole("button", { name: "Change the time zone" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Change the time zone" }).click();
  // So few days may be counted anew before anybody looks.
  const done = page.getByText("Days are counted in Europe/Lisbon");
  await expect(page.getByText("Until it ends, the days of Asia/Shanghai stand.").or(done).first()).toBeVisible();
  await expectAccessible(page);
  await expect(done).toBeVisible({ timeout: 60_000 });
  // Half past one at night in Shanghai is the evening before in Lisbon.
  await page.goto(paths.scores(organisation, { period: "2026-06-19..2026-06-19", compare: "none" }));
  await expect(page.getByRole("main")).toContainText("n = 40");
});

test("the audit log holds, is filtered by its address, and leaves as CSV", async ({ page, signInAs }) => {
  await signInAs("councilMember");
  const organisation = await organisationWithAnswers(page);
  await page.goto(paths.settings.audit(organisation));
  await expect(page.getByText(/^The chain holds: \d+ entries, checked at \d\d:\d\d\.$/)).toBeVisible();
  await page.getByLabel("What", { exact: true }).selectOption({ label: "Added a source" });
  await expect(page).toHaveURL(/verb=source\.create/);
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.reload();
  await expect(page.getByRole("row", { name: /Added a source/ })).toBeVisible();
  await expectAccessible(page);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV of this list" }).click();
  const text = readFileSync(await (await download).path(), "utf8");
  expect(text).toContain("Added a source");
  expect(text).toContain("source.create");
  expect(text).not.toContain("organisation.create");

  await page.getByLabel("Which one").fill("nothing of that name");
  await page.getByLabel("Which one").press("Enter");
  await expect(page.getByRole("heading", { name: "Nothing in the log fits these filters" })).toBeVisible();
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect(page.getByRole("row", { name: /Made the organisation/ })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});

test.describe("the end of an organisation", () => {
  test.use({ expectedErrors: /404/ });

  test("asks for an export and the name, and then nobody finds it", async ({ page, signInAs }) => {
    await signInAs("employee");
    const organisation = await organisationWithAnswers(page);
    await page.goto(paths.settings.organisation(organisation));
    const remove = page.getByRole("button", { name: "Delete the organisation" });
    await expect(remove).toHaveAttribute("aria-disabled", "true");
    await page.getByRole("button", { name: "Export everything" }).click();
    const link = page.getByRole("link", { name: /^Download/ });
    await expect(link).toBeVisible({ timeout: 60_000 });
    const download = page.waitForEvent("download");
    await link.click();
    expect((await download).suggestedFilename()).toMatch(/-everything-\d{4}-\d\d-\d\d\.zip$/);

    await remove.click();
    const dialog = page.getByRole("dialog");
    const last = dialog.getByRole("button", { name: "Delete the organisation" });
    await dialog.getByLabel("Name of the organisation").fill("something else");
    await expect(last).toHaveAttribute("aria-disabled", "true");
    await expectAccessible(page);
    await dialog.getByLabel("Name of the organisation").fill(organisation);
    await last.click();
    await expect(page).not.toHaveURL(new RegExp(organisation));
    await page.goto(paths.scores(organisation));
    await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
  });
});

test("the about page says whose marks it names", async ({ page, signInAs }) => {
  await signInAs("employee");
  await page.goto(paths.settings.about("lanternway"));
  await expect(page.getByRole("main")).toContainText(
    /NPS are registered trademarks of Bain & Company, Inc\., Fred Reichheld and NICE Satmetrix/,
  );
  await expect(page.getByRole("link", { name: /OpenAPI/ })).toHaveAttribute("href", /\/api\/v1\/openapi\.json$/);
});
