import type { Page } from "@playwright/test";
import { paths } from "../src/lib/paths.ts";
import { appear, appearances, nameOf } from "./support/appearance.ts";
import type { PathName } from "./support/every-path.ts";
import { theInstallation } from "./support/installation.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { expect, test } from "./support/test.ts";

const demo = "lanternway";
// The demo world of the tests ends on 2026-06-30; a view of its last quarter is full on any day.
const quarter = { period: "2026-04-01..2026-06-30" };

type Screen = {
  /** Whose screen; nobody's is seen without signing in. */
  as: "owner" | "nobody";
  at: (page: Page) => string | Promise<string>;
};

/** Every address of the dashboard and how its screen is reached. A new one does not compile before it stands here. */
const screens: Record<PathName, Screen | "no screen of its own"> = {
  root: "no screen of its own",
  setUp: "no screen of its own",
  signInLink: "no screen of its own",
  trpc: "no screen of its own",
  exports: "no screen of its own",
  file: "no screen of its own",

  signIn: { as: "nobody", at: () => paths.signIn() },
  forgotPassword: { as: "nobody", at: () => paths.forgotPassword() },
  // A link that was used already is what most people see of these two; the journey of an invitation is people.spec.ts.
  resetPassword: { as: "nobody", at: () => paths.resetPassword("used") },
  invitation: { as: "nobody", at: () => paths.invitation("used") },

  account: { as: "owner", at: () => paths.account() },
  "organisations.create": { as: "owner", at: () => paths.organisations.create() },
  home: { as: "owner", at: () => paths.home(demo) },
  scores: { as: "owner", at: () => paths.scores(demo, quarter) },
  comments: { as: "owner", at: () => paths.comments(demo, quarter) },
  response: { as: "owner", at: firstResponse },
  imports: { as: "owner", at: () => paths.imports(demo) },
  newImport: { as: "owner", at: () => paths.newImport(demo) },
  import: { as: "owner", at: firstImport },
  apiKeys: { as: "owner", at: () => paths.apiKeys(demo) },
  "settings.organisation": { as: "owner", at: () => paths.settings.organisation(demo) },
  "settings.members": { as: "owner", at: () => paths.settings.members(demo) },
  "settings.metrics": { as: "owner", at: () => paths.settings.metrics(demo) },
  "settings.journey": { as: "owner", at: () => paths.settings.journey(demo) },
  "settings.segments": { as: "owner", at: () => paths.settings.segments(demo) },
  "settings.audit": { as: "owner", at: () => paths.settings.audit(demo) },
  "settings.bin": { as: "owner", at: () => paths.settings.bin(demo) },
  "settings.about": { as: "owner", at: () => paths.settings.about(demo) },
};

for (const [name, screen] of Object.entries(screens)) {
  if (screen === "no screen of its own") continue;
  test.describe(name, () => {
    for (const appearance of appearances)
      test(nameOf(appearance), async ({ page, signInAs }) => {
        if (screen.as !== "nobody") await signInAs(screen.as);
        const address = await screen.at(page);
        await appear(page, appearance, theInstallation().url);
        const reply = await page.goto(address);
        expect(reply?.status()).toBe(200);
        expect(new URL(page.url()).pathname).toBe(address.split("?")[0]);
        await expect(page.locator("html")).toHaveAttribute("lang", appearance.locale);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
        await keepPicture(page, `${name}-${nameOf(appearance).replaceAll(/[ ,]+/g, "-")}`);
      });
  });
}

/** A response with a comment, as somebody would come to it. */
async function firstResponse(page: Page): Promise<string> {
  await page.goto(paths.comments(demo, quarter));
  const href = await page.locator('a[href*="/responses/"]').first().getAttribute("href");
  if (!href) throw new Error("No comment of the demo company leads to its response");
  return href;
}

async function firstImport(page: Page): Promise<string> {
  await page.goto(paths.imports(demo));
  const href = await page.locator('a[href*="/data/imports/"]:not([href$="/new"])').first().getAttribute("href");
  if (!href) throw new Error("The demo company has no import to open");
  return href;
}
