import { appear, loads, nameOf } from "./support/appearance.ts";
import { everyPage } from "./support/every-path.ts";
import { theInstallation } from "./support/installation.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./support/page-checks.ts";
import { organisationOf, pagesThatLeadOn, screens, walkedScreens } from "./support/screens.ts";
import { expect, test } from "./support/test.ts";

test("every page of the router is walked, and nothing that is walked is gone", () => {
  const listed = Object.values(screens).flatMap((screen) => (typeof screen === "object" ? [screen.page] : []));
  expect([...listed, ...pagesThatLeadOn].sort()).toEqual(everyPage);
});

for (const [name, screen] of walkedScreens)
  test.describe(name, () => {
    for (const { width, locale, themes } of loads)
      test(`${width} px, ${locale}`, async ({ page, signInAs }) => {
        if (screen.as !== "nobody") await signInAs(screen.as);
        const address = await screen.at(await organisationOf(screen), page);
        await appear(page, { width, locale, theme: themes[0] }, theInstallation().url);
        const reply = await page.goto(address);
        expect(reply?.status()).toBe(200);
        expect(new URL(page.url()).pathname).toBe(address.split("?")[0]);
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        // The name that people read changes with the language; its English is what this list knows.
        const heading = locale === "en" ? { name: screen.heading } : {};
        await expect(page.getByRole("heading", { level: 1, ...heading })).toBeVisible();
        for (const theme of themes)
          await test.step(theme, async () => {
            // The theme follows the system, which may change while a page stands open.
            await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
            await expectNoSidewaysScroll(page);
            await expectAccessible(page);
            await keepPicture(page, `${name}-${nameOf({ width, theme, locale }).replaceAll(/[ ,]+/g, "-")}`);
          });
      });
  });
