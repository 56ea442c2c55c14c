import { paths } from "../src/lib/paths.ts";
import { emptyOrganisation } from "./support/empty-organisation.ts";
import { goInside, holdPages, openBefore } from "./support/inside.ts";
import { expectAccessible } from "./support/page-checks.ts";
import { elsewhere, organisationOf, walkedScreens } from "./support/screens.ts";
import { leave } from "./support/sign-in.ts";
import { test as base, demoPerson, expect } from "./support/test.ts";

const demoName = "Lanternway Home";

/** An organisation in which nothing has happened; made once for all that only look at it. */
const test = base.extend<object, { beginning: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that this fixture needs no other
  beginning: [async ({}, use) => use(await emptyOrganisation(demoPerson("owner"))), { scope: "worker" }],
});

for (const [name, screen] of walkedScreens) {
  const { at, as, heading, empty, loading, stale, closedTo } = screen;
  test.describe(name, () => {
    if (!("never" in empty))
      test("empty: what will stand here, or how to come to something", async ({ page, signInAs, beginning }) => {
        const owner = await signInAs("owner");
        const organisation = empty.after ? await emptyOrganisation(owner) : beginning;
        await empty.after?.(page, organisation);
        await page.goto(empty.at?.(organisation) ?? (await at(organisation, page)));
        await expect(page.getByRole("main").getByRole("heading", { name: empty.says })).toBeVisible();
        await expectAccessible(page);
      });

    if (loading === "places")
      test("loading: the places of what comes, said to those who do not see them", async ({ page, signInAs }) => {
        await signInAs("owner");
        const address = await at(await organisationOf(screen), page);
        await openBefore(page, await elsewhere(screen), address);
        const open = await holdPages(page, address);
        await goInside(page, address);
        await expect(page.getByRole("status").filter({ hasText: "Loading" })).toBeVisible();
        await expectAccessible(page);
        await open();
        await expect(page.getByRole("status").filter({ hasText: "Loading" })).toBeHidden();
        await expect(page).toHaveURL(address);
        await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
        await expect(page).not.toHaveTitle(/Loading/);
      });

    if (stale === "note")
      test.describe("stale", () => {
        test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED/ });

        test("a page that cannot be renewed says since when", async ({ page, context, signInAs }) => {
          await signInAs("owner");
          await page.goto(await at(await organisationOf(screen), page));
          await context.setOffline(true);
          await expect(page.getByRole("status").filter({ hasText: /No connection since \d\d:\d\d/ })).toBeVisible();
          await expectAccessible(page);
          await context.setOffline(false);
          await expect(page.getByText("No connection since")).toBeHidden();
        });
      });

    if (typeof closedTo === "object" && "openTo" in closedTo)
      test("not permitted: to whom it is open, and who can change that", async ({ page, signInAs }) => {
        await signInAs("owner");
        const address = await at(await organisationOf(screen), page);
        await signInAs("employee");
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is not open to you");
        await expect(page.getByRole("main")).toContainText(
          `It is open to: ${closedTo.openTo}. An owner of ${screen.in?.name ?? demoName} can give you the role.`,
        );
        await expect(page.getByRole("link", { name: "Go to Home" })).toBeVisible();
        await expectAccessible(page);
      });

    if (closedTo === "strangers")
      test.describe("not permitted", () => {
        test.use({ expectedErrors: /404/ });

        test("to whoever is no member it is not there", async ({ page, signInAs, beginning }) => {
          await signInAs("owner");
          const organisation = await organisationOf(screen);
          const address = await at(organisation, page);
          await signInAs("employee");
          await page.goto(address.replace(paths.home(organisation), paths.home(beginning)));
          await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address");
          await expect(page.getByRole("link", { name: "Go to Home" })).toBeVisible();
          await expectAccessible(page);
        });
      });

    if (as !== "nobody")
      test("signed out, it asks to sign in and comes back", async ({ page, signInAs }) => {
        await signInAs("owner");
        const address = await at(await organisationOf(screen), page);
        await leave(page);
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
        expect(new URL(page.url()).searchParams.get("returnTo")).toBe(address);
        if (closedTo === "signedOut") await expectAccessible(page);
        await signInAs("owner");
        await page.reload();
        await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
      });
  });
}

test.describe("another organisation's address", () => {
  test.use({ expectedErrors: /404/ });

  test("is not found where there is no such organisation, in the same words", async ({ page, signInAs }) => {
    await signInAs("employee");
    await page.goto(paths.scores("somebody-else"));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address");
  });
});
