import { expect, type Page, test } from "@playwright/test";
import { lookAt, nameOf, speak, visits } from "./appearance.ts";
import { expectAccessible, expectNoSidewaysScroll, keepPicture } from "./page-checks.ts";

type Screen = {
  name: string;
  url: string;
  /** What its first heading says in English. */
  heading: string | RegExp;
  /** Opens it. */
  open: () => Promise<void>;
};

/** Opens a screen in each language and looks at it in the widths and themes: named, readable by everybody, no wider than the window. */
export async function lookAround(page: Page, { name, url, heading, open }: Screen): Promise<void> {
  for (const { locale, looks } of visits) {
    await speak(page, locale, url);
    for (const [place, look] of looks.entries())
      await test.step(nameOf({ ...look, locale }), async () => {
        await lookAt(page, look);
        if (place === 0) await open();
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        // The name that people read changes with the language; its English is what the list of screens knows.
        const known = locale === "en" ? { name: heading } : {};
        await expect(page.getByRole("heading", { level: 1, ...known })).toBeVisible();
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
        await keepPicture(page, `${name}-${nameOf({ ...look, locale })}`);
      });
  }
}
