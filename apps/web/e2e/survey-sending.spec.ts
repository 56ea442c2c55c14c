import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { heard } from "./support/heard.ts";
import { theInstallation } from "./support/installation.ts";
import { lookAround } from "./support/look-around.ts";
import { ownOrganisation } from "./support/own-organisation.ts";
import { expectAccessible } from "./support/page-checks.ts";
import { ask, publishedSurvey } from "./support/published-survey.ts";
import { expect, test } from "./support/test.ts";

const demo = { organisation: "lanternway", survey: "demo" };
const steps = ["Eligible", "Drawn", "Sent", "Delivered", "Opened", "Started", "Completed", "Commented"];
const stepButtons = (page: Page) => page.locator("main button[aria-pressed]");

async function openSending(page: Page): Promise<void> {
  await page.goto(paths.surveySending(demo.organisation, demo.survey));
}

test("the funnel falls from step to step, agrees with the ledger, and each step opens to its people", async ({
  page,
  signInAs,
}) => {
  await signInAs("owner");
  await openSending(page);
  const counts = await Promise.all(
    steps.map(async (step) => {
      const label = await page
        .getByRole("button", { name: new RegExp(`^${step}: [\\d,]+$`) })
        .getAttribute("aria-label");
      return Number(label?.replace(/\D/g, ""));
    }),
  );
  expect(counts.at(-1)).toBeGreaterThan(0);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  await expect(
    page.getByText(/^[\d,]+ eligible = [\d,]+ sent \+ [\d,]+ deferred \+ [\d,]+ suppressed \+ [\d,]+ failed$/),
  ).toBeVisible();

  await page.getByRole("button", { name: /^Commented: / }).click();
  const ledger = page.getByRole("table", { name: "Sending ledger" });
  await expect(ledger.getByRole("row", { name: /commented/ })).toHaveCount(Math.min(20, counts.at(-1) ?? 0));
  // Why somebody was not asked stands in their row.
  const filter = page.getByLabel("Which people");
  const rules = await filter.locator("option").allTextContents();
  for (const rule of ["left alone by the suppression list", "consent withdrawn", "no address", "not drawn"])
    expect(rules.join("\n")).toContain(`Suppressed · ${rule}`);
  await filter.selectOption(await choiceOf(page, "Suppressed · consent withdrawn"));
  await expect(ledger.getByRole("row", { name: /Suppressed consent withdrawn/ }).first()).toBeVisible();
  await filter.selectOption(await choiceOf(page, "Failed · interrupted"));
  await expect(ledger.getByRole("button", { name: /^Send again to / }).first()).toBeVisible();
  await expectAccessible(page);
});

/** The value of the choice whose text begins so. */
async function choiceOf(page: Page, text: string): Promise<string> {
  const option = page.getByLabel("Which people").locator("option").filter({ hasText: text }).first();
  return (await option.getAttribute("value")) ?? "";
}

for (const [name, place] of [
  ["all", 0],
  ["completed", 6],
] as const)
  test(`the people of a step, ${name}: on a desk, in the dark, on a phone and in each language`, async ({
    page,
    signInAs,
  }) => {
    await signInAs("owner");
    await lookAround(page, {
      ...{ name: `surveySending-${name}`, url: theInstallation().url, heading: "Relationship survey" },
      open: async () => {
        await openSending(page);
        await stepButtons(page).nth(place).click();
        await expect(stepButtons(page).nth(place)).toHaveAttribute("aria-pressed", "true");
        await expect(page.locator("main table").last().locator("tbody tr").first()).toBeVisible();
        // What stands half under the bar of a phone, wherever the page happens to be, would count as too small to press.
        await page.evaluate(() => window.scrollTo(0, 0));
      },
    });
  });

test("a plan that is there, with who would get it: on a desk, in the dark, on a phone and in each language", async ({
  page,
  signInAs,
}) => {
  await signInAs("owner");
  await openSending(page);
  const draft = await page
    .getByRole("row", { name: /Small business, yearly/ })
    .getByRole("link", { name: "Edit" })
    .getAttribute("href");
  await lookAround(page, {
    ...{ name: "distributionPlan-draft", url: theInstallation().url, heading: "Sending “Small business, yearly”" },
    open: async () => {
      await page.goto(draft ?? "");
      await expect(page.locator("main table tbody tr").first()).toBeVisible();
    },
  });
});

test("personal links that are handed over by hand are taken as a file", async ({ page, signInAs }) => {
  await signInAs("owner");
  await openSending(page);
  const download = page.waitForEvent("download");
  await page
    .getByRole("row", { name: /Handed over in the shops/ })
    .getByRole("button", { name: "Links as CSV" })
    .click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^lanternway-demo-links-\d+\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  expect(text).toContain("Customer key,Name,Link,Opens the survey until");
  expect(text.match(/\/s\/demo\?i=[\w-]{48}/g)?.length).toBeGreaterThan(10);
  await expect(page.getByText(/links are in your downloads/)).toBeVisible();
});

test("an invitation is withdrawn, and its row says so", async ({ page, signInAs }) => {
  await signInAs("owner");
  const organisation = await ownOrganisation(page, "sending");
  const { key } = await publishedSurvey(page, organisation, "nps");
  await ask(page, organisation, "contacts.create", { name: "Ana Ferreira", email: "ana@mail.example" });
  await page.goto(paths.distributionPlan(organisation, key));
  await page.getByLabel("Nobody is written to from").fill("");
  await page.getByLabel("until", { exact: true }).fill("");
  // What is missing in a language that is out of sight is brought into it.
  await page.getByRole("radio", { name: "Simplified Chinese" }).check({ force: true });
  const subject = page.getByLabel("Subject, Simplified Chinese");
  const written = await subject.inputValue();
  await subject.fill("");
  await page.getByRole("radio", { name: "English" }).check({ force: true });
  await expect(subject).toBeHidden();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(subject).toBeFocused();
  await subject.fill(written);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start", exact: true }).click();
  const ledger = page.getByRole("table", { name: "Sending ledger" });
  await expect(ledger.getByRole("row", { name: /Sent not opened yet/ })).toBeVisible();
  await ledger.getByRole("button", { name: /^Withdraw the invitation of / }).click();
  await expect(page.getByText("The link opens nothing any more, and no reminder goes")).toBeVisible();
  await expect(ledger.getByRole("row", { name: /Sent withdrawn/ })).toBeVisible();
  await expect(ledger.getByRole("button", { name: /^Withdraw the invitation of / })).toHaveCount(0);
  await expectAccessible(page);
});

test("what cannot be taken back is asked about: a draft that is thrown away, and a sending that ends", async ({
  page,
  signInAs,
}) => {
  await signInAs("owner");
  const organisation = await ownOrganisation(page, "ending");
  const { surveyId, key } = await publishedSurvey(page, organisation, "nps");
  const texts = { en: { subject: "How was it?", body: "Tell us." } };
  const planned = async (name: string) =>
    ask<{ distributionId: number }>(page, organisation, "distributions.create", {
      ...{ surveyId, name, event: "purchase" },
      plan: { mode: "email", letter: { senderName: "Shop", texts } },
    });
  await planned("After nothing");
  const { distributionId } = await planned("After a purchase");
  await ask(page, organisation, "distributions.start", { distributionId });
  await page.goto(paths.surveySending(organisation, key));
  // The table of delays has a row of the same name, below.
  const row = (name: string) => page.getByRole("row", { name: new RegExp(name) }).first();

  await row("After a purchase").getByRole("button", { name: "End" }).click();
  const question = page.getByRole("dialog", { name: "End “After a purchase”" });
  await expectAccessible(page);
  await question.getByRole("button", { name: "Close" }).click();
  await expect(row("After a purchase")).toContainText("Running");
  await row("After a purchase").getByRole("button", { name: "End" }).click();
  await question.getByRole("button", { name: "End" }).click();
  await expect(row("After a purchase")).toContainText("Ended");

  await row("After nothing").getByRole("button", { name: "Throw away" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Throw away" }).click();
  await expect(row("After nothing")).toHaveCount(0);
});

/** Something happens to one customer so many times. */
async function happensTo(organisation: string, customer: string, times: number): Promise<void> {
  const named = ["--organisation", organisation, "--name", "shop", "--scopes", "events:write"];
  const { key } = await heard<{ key: string }>("api-key", "create", ...named);
  const contact = { key: customer, email: `${customer}@mail.example` };
  const occurredAt = new Date().toISOString();
  const events = Array.from({ length: times }, (_, at) => ({
    id: `order-${at}`,
    kind: "purchase",
    occurredAt,
    contact,
  }));
  const reply = await fetch(`${theInstallation().gatewayUrl}/api/v1/events`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ events }),
  });
  expect(await reply.json()).toMatchObject({ accepted: times });
}

test("a customer to whom much happens has a page that can be read: the newest, and more when asked for", async ({
  page,
  signInAs,
}) => {
  await signInAs("owner");
  const organisation = await ownOrganisation(page, "sending");
  const { surveyId } = await publishedSurvey(page, organisation, "nps");
  const texts = { en: { subject: "How was it?", body: "Tell us." } };
  const { distributionId } = await ask<{ distributionId: number }>(page, organisation, "distributions.create", {
    ...{ surveyId, name: "After a purchase", event: "purchase" },
    plan: { mode: "email", letter: { senderName: "Shop", texts } },
  });
  await ask(page, organisation, "distributions.start", { distributionId });
  await happensTo(organisation, "ana", 25);
  await page.goto(paths.customers(organisation));
  await page.getByRole("table").getByRole("link").first().click();
  const asked = page.getByRole("table", { name: "Asked, or not" });
  await expect(asked.locator("tbody tr")).toHaveCount(20);
  await expect(page.getByText("20 of 25")).toBeVisible();
  await page.getByRole("button", { name: "Show 5 more" }).click();
  await expect(asked.locator("tbody tr")).toHaveCount(25);
  await expect(page.getByRole("button", { name: /^Show \d+ more/ })).toHaveCount(0);
});
