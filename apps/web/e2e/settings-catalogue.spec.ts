import type { Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { type Answer, ownOrganisation, sendAnswers } from "./support/own-organisation.ts";
import { expectAccessible } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const answers = (
  values: readonly number[],
  more: { metric: string; occurredOn?: string; touchpoint?: string },
): Answer[] =>
  values.map((value) => ({
    occurredOn: more.occurredOn ?? "2026-06-10",
    ...(more.touchpoint ? { touchpoint: more.touchpoint } : {}),
    scores: [{ metric: more.metric, value }],
  }));
const many = (count: number, value: number) => new Array<number>(count).fill(value);
const period = { period: "2026-06-01..2026-06-30", compare: "none" };

async function addSource(page: Page, organisation: string): Promise<void> {
  await page.goto(paths.settings.segments(organisation));
  await page.getByRole("button", { name: "Add source" }).click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill("Till");
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Till is added")).toBeVisible();
}

test.describe("refusals", () => {
  // The refusals that it asks for are replies of status 400.
  test.use({ expectedErrors: /status of 400/ });

  test("an edited scale makes a version: the old answers keep theirs, the trend breaks, and an NPS is 0 to 10", async ({
    page,
    signInAs,
  }) => {
    await signInAs("surveyAdministrator");
    const organisation = await ownOrganisation(page, "catalogue");
    await addSource(page, organisation);
    await sendAnswers(
      organisation,
      "till",
      answers([...many(30, 5), ...many(10, 2)], { metric: "csat", occurredOn: "2026-06-03" }),
    );

    await page.goto(paths.settings.metrics(organisation));
    await page
      .getByRole("listitem")
      .filter({ hasText: "csat-1-5" })
      .getByRole("button", { name: "Edit scale" })
      .click();
    const drawer = page.getByRole("dialog", { name: "Edit the scale of CSAT" });
    await expect(drawer).toContainText("Version 1 keeps its 40 answers and its trend");
    await expectAccessible(page, "dialog");
    await drawer.getByLabel("Highest point").fill("4.5");
    await drawer.getByRole("button", { name: "Save as version 2" }).click();
    await expect(drawer).toContainText("A score scale has 2 to 11 whole points, not 1 to 4.5");
    await drawer.getByLabel("Highest point").fill("10");
    await drawer.getByRole("button", { name: "Save as version 2" }).click();
    await expect(page.getByText("csat-1-5 is now version 2")).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "1 to 10, higher is better" }).first()).toBeVisible();

    await page.goto(paths.scores(organisation, { ...period, metric: "csat", method: "mean" }));
    await expect(page.getByRole("img", { name: /CSAT/ }).first()).toBeVisible();
    await expect(page.getByText("4.25").first()).toBeVisible();

    // Another process may record by the catalogue of three seconds ago.
    await expect(async () => {
      await sendAnswers(organisation, "till", answers(many(30, 9), { metric: "csat", occurredOn: "2026-06-24" }));
    }).toPass();
    await page.goto(paths.scores(organisation, { ...period, metric: "csat", method: "mean" }));
    await expect(page.getByText("from here 1–10, version 2")).toBeVisible();
    await expect(page.getByText("neither pooled nor compared")).toBeVisible();

    await page.goto(paths.settings.metrics(organisation));
    await page.getByRole("button", { name: "New metric" }).click();
    const fresh = page.getByRole("dialog", { name: "New metric" });
    await fresh.getByLabel("English").fill("Recommendation");
    await fresh.getByLabel("What it is").selectOption("nps");
    await fresh.getByLabel("Scale").selectOption("fresh");
    await fresh.getByLabel("Lowest point").fill("1");
    await fresh.getByLabel("Highest point").fill("10");
    await fresh.getByLabel("Higher is better").check();
    await fresh.getByLabel(/^Relationship/).check();
    await fresh.getByRole("button", { name: "Add the metric" }).click();
    await expect(fresh.getByRole("alert")).toHaveText(
      "NPS exists on 0 to 10 only, where more is better; 1 to 10 is another scale.",
    );
  });
});

test("the page computes by the registry: another headline is another number, and three figures say why they differ", async ({
  page,
  signInAs,
}) => {
  await signInAs("cxLeader");
  const organisation = await ownOrganisation(page, "catalogue");
  await addSource(page, organisation);
  // The worked example of the sources: mean 4.2, composite 84 %, top-2-box 80 %.
  await sendAnswers(organisation, "till", answers([5, 4, 3, 5, 4], { metric: "csat" }));
  const csat = paths.scores(organisation, { ...period, metric: "csat" });
  await page.goto(csat);
  await expect(page.locator("#methods")).toContainText("4 of 5 answers are 4 or 5");
  await expect(page.locator("#methods")).toContainText("Sum 21 ÷ 5 answers");
  await expect(page.locator("#methods")).toContainText("Sum 21 ÷ 25, the most possible (5 × 5)");
  for (const figure of ["80%", "4.2", "84%"]) await expect(page.locator("#methods")).toContainText(figure);

  await page.goto(paths.settings.metrics(organisation));
  await expect(
    page.getByText("partial ones, closed before the end, and quarantined ones do not").first(),
  ).toBeVisible();
  await page.getByRole("button", { name: "Edit CSAT" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit CSAT" });
  await dialog.getByLabel(/^Mean/).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("CSAT is saved")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Sum of the scores ÷ number of answers" })).toBeVisible();

  await page.goto(csat);
  await expect(page.getByRole("link", { name: /Where CSAT 4\.2/ }).first()).toBeVisible();
});

test("a journey is edited by keyboard and menu, and a report of before stays as it was", async ({ page, signInAs }) => {
  await signInAs("teamMember");
  const organisation = await ownOrganisation(page, "catalogue");
  await addSource(page, organisation);
  await page.goto(paths.settings.journey(organisation));
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("Discover");
  for (const name of ["Checkout", "Delivery"]) {
    await page.getByRole("button", { name: "Add touchpoint to Purchase" }).click();
    await page.getByRole("dialog").getByLabel("English").fill(name);
    await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByText(`${name} is added`)).toBeVisible();
  }
  await expectAccessible(page);
  await sendAnswers(organisation, "till", [
    ...answers(many(10, 5), { metric: "csat", touchpoint: "checkout" }),
    ...answers(many(10, 2), { metric: "csat", touchpoint: "delivery" }),
  ]);
  // The version that has both of them.
  await page.reload();
  const before = await page.getByText(/^Version \d+$/).textContent();
  const version = Number(/\d+/.exec(before ?? "")?.[0]);

  const purchase = page.getByRole("region", { name: "Purchase" });
  const delivery = purchase.getByRole("button", { name: "Delivery" });
  await delivery.press("Alt+ArrowUp");
  await expect(page.getByText("Delivery was moved")).toBeVisible();
  await expect(purchase.getByRole("listitem").first()).toContainText("Delivery");
  await purchase.getByRole("button", { name: "Delivery" }).press("Alt+ArrowRight");
  await expect(page.getByText("Delivery now belongs to Experience")).toBeVisible();
  await expect(page.getByRole("region", { name: "Experience" }).getByRole("listitem")).toContainText("Delivery");

  await purchase.getByRole("button", { name: "Purchase", exact: true }).click();
  await expect(page.getByRole("menuitem", { name: /Archive/ })).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "Discover" }).getByRole("button", { name: "Discover", exact: true }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(page.getByText("Discover is archived")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Stage archived: Discover" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Delivery: Purchase → Experience" })).toBeVisible();

  const stages = { ...period, metric: "csat", method: "mean", by: "stage" };
  await page.goto(paths.scores(organisation, { ...stages, journey: version }));
  await expect(page.getByText(`Stages are read by version ${version} of the journey.`)).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Purchase" })).toContainText("3.5");
  await page.getByRole("link", { name: "Read them by today’s journey" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Purchase" })).toContainText("5.0");
  await expect(page.getByRole("row").filter({ hasText: "Experience" })).toContainText("2.0");
});

test("segment fields, values, channels and sources are named, put away and brought back", async ({
  page,
  signInAs,
}) => {
  await signInAs("councilMember");
  const organisation = await ownOrganisation(page, "catalogue");
  await page.goto(paths.settings.segments(organisation));
  await expect(page.getByText("No segment fields yet")).toBeVisible();
  await page.getByRole("button", { name: "Add field" }).click();
  await page.getByRole("dialog").getByLabel("English").fill("Membership");
  await page.getByRole("dialog").getByLabel("Simplified Chinese").fill("会员等级");
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Membership is added")).toBeVisible();

  await page.getByRole("button", { name: "Add values" }).click();
  const values = page.getByRole("dialog", { name: "Values of Membership" });
  await values.getByRole("button", { name: "Add value" }).click();
  await values.getByLabel("Value", { exact: true }).fill("gold");
  await values.getByLabel("English").fill("Gold members");
  await values.getByRole("button", { name: "Add", exact: true }).click();
  await expect(values.getByRole("listitem")).toContainText("Gold members");
  await expectAccessible(page, "dialog");
  await values.getByRole("button", { name: "Archive" }).click();
  await expect(values.getByRole("listitem")).toContainText("archived");
  await values.getByRole("button", { name: "Restore" }).click();
  await expect(values.getByRole("listitem")).not.toContainText("archived");
  // A notice that stands in the dialog has a button of its own.
  await values.getByRole("button", { name: "Close" }).first().click();

  await page.getByRole("button", { name: "More about Shop", exact: true }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(page.getByRole("row").filter({ hasText: "shop" })).toContainText("archived");
  await page.getByRole("button", { name: "More about Shop", exact: true }).click();
  await page.getByRole("menuitem", { name: "Restore" }).click();
  await expect(page.getByText("Shop is back")).toBeVisible();

  await addSource(page, organisation);
  await page.getByRole("button", { name: "More about Till" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("“Till” is in the bin")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("row").filter({ hasText: "till" })).toBeVisible();
  await expectAccessible(page);
});
