import { paths } from "../src/lib/paths.ts";
import { callProcedure, ownOrganisation, readProcedure } from "./support/own-organisation.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

type Limits = { isOwn: boolean; limits: unknown[] };

test.describe("the contact limit", () => {
  // Somebody else was faster: a conflict is a reply of status 409.
  test.use({ expectedErrors: /status of 409/ });

  test("is one for the organisation, has rules by what is known of people, and nobody writes over another’s", async ({
    page,
    signInAs,
  }) => {
    await signInAs("surveyAdministrator");
    const organisation = await ownOrganisation(page, "limits");
    const field = { key: "tier", name: { en: "Tier" }, kind: "text" };
    expect(await callProcedure(page, organisation, "contacts.fields.create", field)).toBe(200);
    for (const [email, tier] of [
      ["ada@example.org", "gold"],
      ["ben@example.org", "tin"],
    ])
      expect(await callProcedure(page, organisation, "contacts.create", { email, attributes: { tier } })).toBe(200);

    await page.goto(paths.settings.contactLimits(organisation));
    await expect(page.getByText("the product’s holds: one message in 14 days")).toBeVisible();
    const first = page.getByRole("group", { name: "Rule 1" });
    await expect(page.getByText("for 2 of 2 contacts")).toBeVisible();
    await first.getByLabel("In how many days").fill("30");
    await page.getByRole("button", { name: "Add a rule" }).click();
    const second = page.getByRole("group", { name: "Rule 2" });
    await second.getByLabel("In how many days").fill("90");
    await second.getByLabel("Whom it protects").selectOption("drop");
    await second.getByRole("button", { name: "Add a condition" }).click();
    await second.getByLabel("is one of").fill("gold");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await keepPicture(page, "contact-limits");
    await page.getByRole("button", { name: "Save the limit" }).click();
    await expect(page.getByText("The contact limit is saved")).toBeVisible();
    await expect(page.getByText("for 1 of 2 contacts")).toBeVisible();
    const stored = await readProcedure<Limits>(page, organisation, "contactLimits.get");
    expect(stored).toMatchObject({
      isOwn: true,
      limits: [
        { most: 1, days: 30, audience: {}, onLimit: null },
        { most: 1, days: 90, audience: { attributes: [{ field: "tier", in: ["gold"] }] }, onLimit: "drop" },
      ],
    });

    // A colleague saves meanwhile; what they wrote stays, and is shown.
    const theirs = { limits: [{ most: 3, days: 60 }] };
    expect(await callProcedure(page, organisation, "contactLimits.set", theirs)).toBe(200);
    await first.getByLabel("In how many days").fill("7");
    await page.getByRole("button", { name: "Save the limit" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "changed this" })).toBeVisible();
    await page.getByRole("button", { name: "Show the rules that hold now" }).click();
    await expect(first.getByLabel("Messages at most")).toHaveValue("3");
    await expect(second).toHaveCount(0);
  });
});
