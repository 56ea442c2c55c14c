import type { Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { ownOrganisation } from "./support/own-organisation.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const csv = (name: string, rows: readonly (readonly (string | number)[])[]) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(`${rows.map((row) => row.join(",")).join("\n")}\n`),
});

/** Forty contacts that can come in, one of whom is there twice, and two rows that cannot be used. */
const people = csv("customers.csv", [
  ["customer id", "name", "e-mail", "mobile", "language", "tier", "consent", "consent date"],
  ...Array.from({ length: 40 }, (_, at) => [
    `M-${100 + at}`,
    at === 7 ? "林静怡" : `Person ${at}`,
    at === 7 ? "Lin.Jingyi@Example.ORG" : `person${at}@example.org`,
    `+351 91 ${1_000_000 + at}`,
    at % 3 === 0 ? "zh-CN" : "en",
    at % 2 === 0 ? "Gold" : "Silver",
    at === 3 ? "no" : "yes",
    "2026-01-05",
  ]),
  ["M-107", "林静怡", "Lin.Jingyi@Example.ORG", "+351 91 1000007", "en", "Silver", "yes", "2026-01-05"],
  ["M-200", "Nowhere", "not an address", "", "en", "Gold", "yes", ""],
  ["M-201", "Twice", "person5@example.org", "", "en", "Gold", "yes", ""],
]);

async function upload(page: Page, file: ReturnType<typeof csv>): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page).toHaveURL(/\/data\/imports\/\d+$/);
}
const startButton = (page: Page) => page.getByRole("button", { name: /^Import [\d,]+ rows?/ });

test("contacts come in by a file, one is found, takes consent back, is left alone and erased", async ({
  page,
  signInAs,
}) => {
  await signInAs("owner");
  const organisation = await ownOrganisation(page, "contacts");
  await page.goto(paths.customers(organisation));
  await expect(page.getByRole("heading", { name: "Here the people whom you can ask will stand" })).toBeVisible();
  await page.getByRole("link", { name: "Import contacts" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import contacts");
  await expectAccessible(page);

  await upload(page, people);
  await expect(page.getByText("40 of 43 rows can come in.")).toBeVisible();
  await expect(page.getByLabel("e-mail goes to")).toHaveValue("email");
  await expect(page.getByLabel("consent goes to")).toHaveValue("consent:surveys");
  await expect(page.getByLabel("tier goes to").locator("option:checked")).toHaveText("New field: tier");
  await expect(page.getByText("e-mail: “n…” is not an e-mail address.")).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "contacts-dry-run");
  await page.getByLabel("Contacts that are here already").selectOption("keep");
  await expect(startButton(page)).not.toHaveAttribute("aria-disabled", "true");
  await startButton(page).click();
  await expect(page.getByText("40 of 43 rows came in")).toBeVisible();
  await page.getByRole("link", { name: "See the contacts" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Customers");
  await expect(page.getByText("40 contacts")).toBeVisible();
  await page.getByLabel("Who").selectOption("withdrawn");
  await expect(page.getByText("1 contact", { exact: true })).toBeVisible();
  await page.getByLabel("Who").selectOption("");
  // The owner of an organisation that was just made has no right to see customers: only the whole address finds somebody.
  await page.getByLabel("Find a contact").fill("lin.jingyi");
  await expect(page.getByRole("heading", { name: "Nobody fits" })).toBeVisible();
  await page.getByLabel("Find a contact").fill("lin.jingyi@example.org");
  await expect(page.getByText("1 contact", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("rowheader").getByRole("link").click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("林…");
  await expect(page.getByRole("row", { name: /Surveys agreed may be asked may be asked/ })).toBeVisible();
  await page.getByRole("button", { name: "Withdraw consent for Surveys" }).click();
  await page.getByLabel("Where it was said").fill("Phone call");
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw consent" }).click();
  await expect(page.getByRole("row", { name: /Surveys took it back not asked: consent taken back/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /Surveys took it back Phone call/ })).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, "contact");

  await page.getByRole("button", { name: "Unsubscribe", exact: true }).click();
  await page.getByLabel("From what").selectOption({ label: "Everything" });
  await page.getByLabel("Where they asked for it").fill("Letter");
  await page.getByRole("button", { name: "Unsubscribe at once" }).click();
  await expect(page.getByRole("row", { name: /left alone: unsubscribed/ })).toBeVisible();

  await page.getByRole("button", { name: "Erase", exact: true }).click();
  await page.getByLabel("Type “erase” to confirm").fill("erase");
  await page.getByRole("button", { name: "Erase for ever" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Erased contact");
  await expect(page.getByText("林…")).toBeHidden();
  await expectAccessible(page);
});

test.describe("what is refused is said", () => {
  test.use({ expectedErrors: /400/ });

  test("a list of addresses to leave alone comes in by the same importer and is taken back by it", async ({
    page,
    signInAs,
  }) => {
    await signInAs("surveyAdministrator");
    const organisation = await ownOrganisation(page, "contacts");
    await page.goto(paths.suppressions(organisation));
    await expect(page.getByRole("heading", { name: "Nobody is left alone yet" })).toBeVisible();
    await page.getByRole("button", { name: "Add an address" }).click();
    await page.getByLabel("Address", { exact: true }).fill("nobody");
    await page.getByLabel("Where they asked for it").fill("At the till");
    await page.getByRole("dialog").getByRole("button", { name: "Add an address" }).click();
    await expect(
      page.getByText("“nobody” is neither an e-mail address nor a phone number with its country."),
    ).toBeVisible();
    await page.getByLabel("Address", { exact: true }).fill("Ada@example.org");
    await page.getByRole("dialog").getByRole("button", { name: "Add an address" }).click();
    await expect(page.getByText("1 entry")).toBeVisible();

    await page.getByRole("link", { name: "Import a list" }).click();
    await upload(page, csv("blocked.csv", [["address"], ["ada@example.org"], ["b@example.org"], ["+351912345678"]]));
    await expect(page.getByText("3 of 3 rows can come in.")).toBeVisible();
    await startButton(page).click();
    await expect(page.getByText("All 3 rows came in")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "See the list" }).click();
    await expect(page.getByText("4 entries")).toBeVisible();
    await page.goBack();
    await page.getByRole("button", { name: "Undo the import" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Undo it" }).click();
    await expect(page.getByText("Undone: nothing of this file is left")).toBeVisible();
    await page.goto(paths.suppressions(organisation));
    await expect(page.getByText("1 entry")).toBeVisible();
    await expect(page.getByRole("rowheader")).toHaveText("a…@…");
  });

  test("what contacts are asked for, and what is known of them, is declared", async ({ page, signInAs }) => {
    await signInAs("surveyAdministrator");
    const organisation = await ownOrganisation(page, "contacts");
    await page.goto(paths.contactFields(organisation));
    await page.getByRole("button", { name: "Add purpose" }).click();
    await page.getByLabel("English").fill("Research panel");
    await page.getByRole("dialog").getByRole("button", { name: "Add purpose" }).click();
    await expect(page.getByRole("row", { name: /Research panel.*Only those who have said yes/ })).toBeVisible();
    await page.getByRole("button", { name: "Add field" }).click();
    await page.getByLabel("English").fill("Member since");
    await page.getByLabel("Kind").selectOption("date");
    await page.getByRole("dialog").getByRole("button", { name: "Add field" }).click();
    await expect(page.getByRole("row", { name: /Member since.*Date/ })).toBeVisible();

    await page.goto(paths.customers(organisation));
    await page.getByRole("button", { name: "New contact" }).click();
    await page.getByLabel("E-mail address").fill("grace at example");
    await page.getByRole("button", { name: "Add contact" }).click();
    await expect(page.getByRole("dialog").getByRole("alert")).toHaveText(
      "“grace at example” is not an e-mail address.",
    );
    await page.getByLabel("E-mail address").fill("grace@example.org");
    await page.getByRole("button", { name: "Add contact" }).click();
    await expect(
      page.getByRole("row", { name: /Research panel nothing said not asked: consent is needed first/ }),
    ).toBeVisible();
    await expect(page.getByRole("row", { name: /Surveys nothing said may be asked no address/ })).toBeVisible();
    await page.setViewportSize({ width: 320, height: 700 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});
