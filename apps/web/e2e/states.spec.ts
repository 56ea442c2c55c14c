import type { Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { whileDatabaseRefuses } from "./support/broken-database.ts";
import { expectAccessible } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";

/** The screens of an organisation, and to whom each is closed; `null`: everybody who is a member may look. */
const screens: Record<string, { at: string; closedTo: "employee" | null }> = {
  Home: { at: paths.home(demo), closedTo: null },
  Scores: { at: paths.scores(demo), closedTo: null },
  Comments: { at: paths.comments(demo), closedTo: null },
  Imports: { at: paths.imports(demo), closedTo: "employee" },
  "New import": { at: paths.newImport(demo), closedTo: "employee" },
  "API keys": { at: paths.apiKeys(demo), closedTo: "employee" },
  Organisation: { at: paths.settings.organisation(demo), closedTo: "employee" },
  Members: { at: paths.settings.members(demo), closedTo: "employee" },
  Metrics: { at: paths.settings.metrics(demo), closedTo: "employee" },
  Journey: { at: paths.settings.journey(demo), closedTo: "employee" },
  Segments: { at: paths.settings.segments(demo), closedTo: "employee" },
  "Audit log": { at: paths.settings.audit(demo), closedTo: "employee" },
  Bin: { at: paths.settings.bin(demo), closedTo: "employee" },
};

for (const [name, { at, closedTo }] of Object.entries(screens))
  test.describe(name, () => {
    test("loading: the places of what comes, said to those who do not see them", async ({ page, signInAs }) => {
      await signInAs("owner");
      await page.goto(at === paths.home(demo) ? paths.scores(demo) : paths.home(demo));
      const open = await holdPages(page, at);
      await goInside(page, at);
      await expect(page.getByRole("status").filter({ hasText: "Loading" })).toBeVisible();
      await expectAccessible(page);
      await open();
      await expect(page.getByRole("status").filter({ hasText: "Loading" })).toBeHidden();
      await expect(page).toHaveURL(at);
    });

    test.describe("stale", () => {
      test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED/ });

      test("a page that cannot be renewed says since when", async ({ page, context, signInAs }) => {
        await signInAs("owner");
        await page.goto(at, { waitUntil: "networkidle" });
        await context.setOffline(true);
        await expect(page.getByRole("status").filter({ hasText: /No connection since \d\d:\d\d/ })).toBeVisible();
        await expectAccessible(page);
        await context.setOffline(false);
        await expect(page.getByText("No connection since")).toBeHidden();
      });
    });

    test.describe("error", () => {
      // Four seconds of a refusing database are seen by everybody, so this is for an installation of the tests' own.
      test.skip(process.env.HEARD_E2E_URL !== undefined, "the installation under test belongs to somebody");
      test.use({ expectedErrors: /status(?: of)? 500|^uncaught: |^console: / });

      test("what failed, what is still true, and the way to try again", async ({ page, signInAs }) => {
        await signInAs("owner");
        await whileDatabaseRefuses(async () => {
          await page.goto(at);
          const alert = page.getByRole("alert").filter({ hasText: "could not be loaded" });
          await expect(alert).toContainText("Nothing was changed.");
          await expectAccessible(page);
        });
        await page.getByRole("button", { name: "Try again" }).click();
        await expect(page.getByText("could not be loaded")).toBeHidden();
      });
    });

    if (closedTo !== null)
      test("not permitted: to whom it is open, and who can change that", async ({ page, signInAs }) => {
        await signInAs(closedTo);
        await page.goto(at);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is not open to you");
        await expect(page.getByRole("main")).toContainText("It is open to:");
        await expect(page.getByRole("link", { name: "Go to Home" })).toBeVisible();
        await expectAccessible(page);
      });
  });

test("signed out, a screen asks to sign in and comes back", async ({ page, signInAs }) => {
  await page.goto(paths.scores(demo));
  await expect(page).toHaveURL(/\/sign-in\?returnTo=/);
  await signInAs("employee");
  await page.goto(paths.scores(demo));
  await expect(page.getByRole("heading", { level: 1, name: "Scores" })).toBeVisible();
});

test.describe("another organisation's address", () => {
  test.use({ expectedErrors: /404/ });

  test("is not found, whether it exists or not", async ({ page, signInAs }) => {
    await signInAs("employee");
    await page.goto(paths.scores("somebody-else"));
    await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
    await expectAccessible(page);
  });
});

/** Holds what the server sends for a page that is navigated to, until it is let through. */
async function holdPages(page: Page, at: string): Promise<() => Promise<void>> {
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  const isPage = (url: URL) => url.pathname === at && url.searchParams.has("_rsc");
  await page.route(isPage, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  return async () => {
    letThrough();
    await page.unroute(isPage);
  };
}

/** Goes to an address without loading the document anew, as a link does. */
async function goInside(page: Page, at: string): Promise<void> {
  await page.waitForFunction(() => "next" in window && typeof window.next === "object");
  await page.evaluate((address) => {
    const { next } = window as unknown as { next: { router: { push: (address: string) => void } } };
    next.router.push(address);
  }, at);
}
