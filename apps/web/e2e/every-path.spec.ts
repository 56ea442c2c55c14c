import { everyPage } from "./support/every-path.ts";
import { theInstallation } from "./support/installation.ts";
import { lookAround } from "./support/look-around.ts";
import { organisationOf, pagesThatLeadOn, screens, walkedScreens } from "./support/screens.ts";
import { expect, test } from "./support/test.ts";

test("every page of the router is walked, and nothing that is walked is gone", () => {
  const listed = Object.values(screens).flatMap((screen) => (typeof screen === "object" ? [screen.page] : []));
  expect([...listed, ...pagesThatLeadOn].sort()).toEqual(everyPage);
});

for (const [name, screen] of walkedScreens)
  test(`${name}: on a desk, in the dark, on a phone and in each language`, async ({ page, signInAs }) => {
    if (screen.as !== "nobody") await signInAs(screen.as);
    const address = await screen.at(await organisationOf(screen), page);
    await lookAround(page, {
      ...{ name, url: theInstallation().url, heading: screen.heading },
      open: async () => {
        const reply = await page.goto(address);
        expect(reply?.status()).toBe(screen.status ?? 200);
        expect(new URL(page.url()).pathname).toBe(address.split("?")[0]);
      },
    });
  });
