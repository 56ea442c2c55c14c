import { paths } from "../src/lib/paths.ts";
import { callProcedure, ownOrganisation, sendAnswers } from "./support/own-organisation.ts";
import { expectAccessible } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";

test("everybody sees where nobody listens, and by which ways customers are heard elsewhere", async ({
  page,
  signInAs,
}) => {
  await signInAs("employee");
  await page.goto(paths.listening(demo));
  await expect(page.getByText("Nobody listens at one touchpoint: Social and search ads.")).toBeVisible();
  await expect(page.getByRole("row", { name: /^Social and search ads/ })).toContainText("No listening path");
  await expect(page.getByRole("row", { name: /^Returns and refunds/ })).toContainText("Helpdesk tickets");
  await expect(page.getByRole("row", { name: /^Store notes/ })).toContainText("Notes from the shops");
  await expect(page.getByRole("button", { name: /^Paths of/ })).toHaveCount(0);
});

test("a path is registered with a source of its own, waits, is heard as soon as something is posted, and is taken away again", async ({
  page,
  signInAs,
}) => {
  await signInAs("surveyAdministrator");
  const organisation = await ownOrganisation(page, "listening");
  await page.goto(paths.listening(organisation));
  await expect(page.getByText("No touchpoints yet")).toBeVisible();
  for (const key of ["counter", "parcel"])
    expect(
      await callProcedure(page, organisation, "journey.createTouchpoint", {
        key,
        name: { en: key },
        stage: "purchase",
      }),
    ).toBe(200);
  await page.reload();
  await expect(page.getByText("Nobody listens at 2 touchpoints: counter and parcel.")).toBeVisible();

  const counter = page.getByRole("row", { name: /^counter/ });
  await counter.getByRole("button", { name: "Paths of counter" }).click();
  await page.getByRole("menuitem", { name: "Add path" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a listening path to counter" });
  await dialog.getByLabel("Name of the source").fill("Helpdesk");
  await dialog.getByLabel("What it brings").selectOption("ticket");
  await dialog.getByLabel("Quiet days").fill("7");
  await expectAccessible(page, "dialog");
  await dialog.getByRole("button", { name: "Add path" }).click();
  await expect(page.getByText("counter is listened to through Helpdesk")).toBeVisible();
  await expect(counter).toContainText("Waiting");
  await expect(counter).toContainText("silent after 7 days");

  // Another process may record by the catalogue of three seconds ago.
  const said = {
    occurredAt: new Date().toISOString(),
    touchpoint: "counter",
    scores: [],
    comments: [{ text: "No bag" }],
  };
  await expect(() => sendAnswers(organisation, "helpdesk", [said])).toPass();
  await page.reload();
  await expect(counter).toContainText("Heard");
  // The worker reads it within seconds.
  const comments = counter.getByRole("link", { name: "1 comment of Helpdesk at counter" });
  await expect(async () => {
    await page.reload();
    await expect(comments).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await comments.click();
  await expect(page).toHaveURL(/source=helpdesk/);
  await expect(page.getByText("No bag").first()).toBeVisible();

  await page.goto(paths.listening(organisation));
  await counter.getByRole("button", { name: "Paths of counter" }).click();
  await page.getByRole("menuitem", { name: "Take Helpdesk away" }).click();
  await expect(counter).toContainText("not registered");
  await expectAccessible(page);
});
