import { paths } from "../src/lib/paths.ts";
import { theInstallation } from "./support/installation.ts";
import { ownOrganisation } from "./support/own-organisation.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { ask, publishedSurvey } from "./support/published-survey.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";
const question = "Do those who answered look like those who were asked?";

test("who answered stands beside who was asked, the score in both ways, and each count opens to its people", async ({
  page,
  signInAs,
}) => {
  await signInAs("owner");
  await page.goto(paths.surveySending(demo, "demo"));
  const groups = page.getByRole("table", { name: question });
  const answered = groups.getByRole("button", { name: /^Answered, .+: \d+$/ }).first();
  const count = Number((await answered.textContent())?.replace(/\D/g, ""));
  expect(count).toBeGreaterThan(0);
  await expect(page.getByText(/effective n = [\d,]+ · /)).toBeVisible();
  await expect(page.getByText(/^Weighting changes it by /)).toBeVisible();
  await answered.click();
  await expect(answered).toHaveAttribute("aria-pressed", "true");
  const rows = page.getByRole("table", { name: "Sending ledger" }).locator("tbody tr");
  await expect(rows).toHaveCount(Math.min(20, count));
  await expect(rows.filter({ hasText: /completed|commented/ })).toHaveCount(Math.min(20, count));
  const delay = page.getByRole("table", { name: "How long messages took after the event" });
  await expect(delay.getByRole("row", { name: /^After onboarding \d+ 2 days \d/ })).toBeVisible();
  // Nobody switched the picture on, so nobody says 0.
  await expect(page.getByText(/Letters opened: not measured/)).toBeVisible();
  await expectAccessible(page);
});

test("from somebody in the ledger to why they were asked, and from their answer to whether it counts", async ({
  page,
  signInAs,
}) => {
  await signInAs("owner");
  await page.goto(paths.surveySending(demo, "demo"));
  await page.getByRole("button", { name: /^Commented: / }).click();
  const ledger = page.getByRole("table", { name: "Sending ledger" });
  await expect(ledger.getByRole("row", { name: /commented/ }).first()).toBeVisible();
  await ledger.locator("tbody th a").first().click();
  const asked = page.getByRole("table", { name: "Asked, or not" });
  await expect(asked.getByRole("row", { name: /Relationship survey/ }).first()).toBeVisible();
  await expect(page.getByText(/^\d+ of 3 messages in 60 days/)).toBeVisible();
  await asked.scrollIntoViewIfNeeded();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await keepPicture(page, "contact-asked");
  const contact = page.url();
  await asked.getByRole("link", { name: "counts" }).first().click();
  await expect(page.getByRole("heading", { name: "Does it count?" })).toBeVisible();
  await expect(page.getByText("Yes: it is complete.")).toBeVisible();
  await expect(page.getByText(/Yes: asked by .+ of the survey Relationship survey/)).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "response-counting");
  await page.getByRole("link", { name: "Who was asked, and why" }).click();
  await expect(page).toHaveURL(contact);

  // What nobody was invited to is in no funnel, and says so.
  const answers = page.getByRole("table", { name: "Their answers" });
  await answers
    .getByRole("row", { name: /After-contact survey/ })
    .getByRole("link")
    .first()
    .click();
  await expect(page.getByText("No: nobody was invited to it, so no funnel and no response rate has it.")).toBeVisible();
});

test("whoever may type in answers comes to it from the rail, and to the survey in a tab of its own", async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs("teamMember");
  await page.goto(paths.home(demo));
  const rail = page.getByRole("navigation", { name: "Main navigation" });
  await expect(rail.getByRole("link", { name: "Surveys", exact: true })).toHaveCount(0);
  await rail.getByRole("link", { name: "Type in answers" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Type in answers");
  const choice = page.getByRole("radio", { name: "Relationship survey" });
  await choice.check();
  await page.getByLabel("Customer", { exact: true }).fill("C-100");
  await expectAccessible(page);
  await keepPicture(page, "answer-entry");
  const opened = context.waitForEvent("page");
  await page.getByRole("button", { name: "Type in an answer" }).click();
  const tab = await opened;
  await tab.waitForURL(`${theInstallation().gatewayUrl}/s/demo?agent=*`);
  await expect(tab.getByRole("heading", { level: 1 })).toBeVisible();
});

test("a plan is for whom its conditions fit, and says who gets it before it goes", async ({ page, signInAs }) => {
  await signInAs("owner");
  const organisation = await ownOrganisation(page, "audience");
  const { key } = await publishedSurvey(page, organisation, "nps");
  await ask(page, organisation, "contacts.fields.create", { key: "tier", name: { en: "Tier" }, kind: "text" });
  await ask(page, organisation, "contacts.fields.create", { key: "orders", name: { en: "Orders" }, kind: "number" });
  for (const [name, tier, orders] of [
    ["Ana", "gold", 12],
    ["Ben", "gold", 2],
    ["Cho", "tin", 30],
  ] as const)
    await ask(page, organisation, "contacts.create", {
      ...{ name, email: `${name.toLowerCase()}@mail.example` },
      attributes: { tier, orders },
    });
  await page.goto(paths.distributionPlan(organisation, key));
  await page.getByRole("button", { name: "Add a condition" }).click();
  await page.getByLabel("is one of").fill("gold\nsilver");
  await page.getByRole("button", { name: "Add a condition" }).click();
  await page.getByLabel("Field", { exact: true }).nth(1).selectOption("orders");
  await page.getByLabel("from", { exact: true }).fill("10");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("One person of 1 eligible; 1 may be asked")).toBeVisible();
  const list = page.getByRole("table", { name: "Who would get it" });
  // Whoever founds an organisation has not the grant to see names.
  await expect(list.getByRole("row", { name: "A… – gets it" })).toBeVisible();
  await expect(list.locator("tbody tr")).toHaveCount(1);
  // Wider again: who is there is in the order of the draw, and one of them alone is drawn.
  await page.getByRole("button", { name: "Remove the condition on Orders" }).click();
  await page.getByLabel("Share that is drawn, in percent").fill("50");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(list.getByRole("row", { name: /gets it$/ })).toHaveCount(1);
  await expect(list.getByRole("row", { name: /not drawn$/ })).toHaveCount(1);
  await expectNoSidewaysScroll(page);
  await keepPicture(page, "plan-audience");
});

test("the organisation's own fields of a contact are edited by hand", async ({ page, signInAs }) => {
  await signInAs("owner");
  const organisation = await ownOrganisation(page, "fields");
  await ask(page, organisation, "contacts.fields.create", { key: "tier", name: { en: "Tier" }, kind: "text" });
  await ask(page, organisation, "contacts.fields.create", { key: "since", name: { en: "Since" }, kind: "date" });
  const { contactId } = await ask<{ contactId: string }>(page, organisation, "contacts.create", {
    ...{ name: "Ana", email: "ana@mail.example", attributes: { tier: "gold" } },
  });
  await page.goto(paths.customer(organisation, contactId));
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Tier")).toHaveValue("gold");
  await dialog.getByLabel("Tier").fill("platinum");
  await dialog.getByLabel("Since").fill("2024-02-01");
  await expectAccessible(page, "dialog");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The contact is saved")).toBeVisible();
  await expect(page.getByText("platinum")).toBeVisible();
});

test("a word that nobody has given a meaning keeps its rows out until somebody does", async ({ page, signInAs }) => {
  await signInAs("owner");
  const organisation = await ownOrganisation(page, "words");
  await page.goto(paths.newImport(organisation, { kind: "contacts" }));
  const rows = Array.from({ length: 12 }, (_, at) => `C-${at},c${at}@mail.example,${["yes", "no", "perhaps"][at % 3]}`);
  const buffer = Buffer.from(`customer id,e-mail,consent\n${rows.join("\n")}\n`);
  await page.locator('input[type="file"]').setInputFiles({ name: "words.csv", mimeType: "text/csv", buffer });
  await expect(page.getByText("8 of 12 rows can come in.")).toBeVisible();
  const perhaps = page.getByLabel("“perhaps” says");
  await expect(perhaps).toHaveValue("unknown");
  await expect(page.getByLabel("“no” says")).toHaveValue("no");
  await expectAccessible(page);
  await keepPicture(page, "consent-words");
  await perhaps.selectOption("nothing");
  await expect(page.getByText("12 of 12 rows can come in.")).toBeVisible();

  // What was said holds for the next file as well.
  await page.getByRole("button", { name: "Save the mapping" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Monthly");
  await dialog.getByRole("button", { name: "Save the mapping" }).click();
  await expect(dialog).toBeHidden();
  await page.goto(paths.newImport(organisation, { kind: "contacts" }));
  await page.getByLabel("Where does it come from?").selectOption({ label: "Monthly" });
  await page.locator('input[type="file"]').setInputFiles({ name: "next.csv", mimeType: "text/csv", buffer });
  await expect(page.getByText("12 of 12 rows can come in.")).toBeVisible();
  await expect(page.getByLabel("“perhaps” says")).toHaveValue("nothing");
});

test("languages that use the scale otherwise are called out above the figure that pools them, and lead to each of them", async ({
  page,
  signInAs,
}) => {
  await signInAs("cxLeader");
  await page.goto(paths.scores(demo, { period: "2026-01-01..2026-06-30", metric: "nps" }));
  const note = page.getByRole("note").filter({ hasText: "NPS in Traditional Chinese" });
  await expect(note).toContainText(/−\d+\.\d points \(−\d+\.\d to −\d+\.\d\) against English, n = \d+ and [\d,]+/);
  await page.getByRole("link", { name: "By language" }).click();
  await expect(page.getByRole("heading", { name: /Traditional Chinese is weakest/ })).toBeVisible();
  await expect(note).toHaveCount(1);
});
