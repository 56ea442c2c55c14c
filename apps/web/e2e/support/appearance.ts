import { type Locale, locales } from "@heard/messages";
import type { Page } from "@playwright/test";
import { preferenceCookies } from "../../src/lib/cookies.ts";

/** How a page is looked at. */
export type Appearance = { width: number; theme: "light" | "dark"; locale: Locale };

/** One visit of a page: its width and language, and the themes it is looked at in while it stands there. */
type Load = Pick<Appearance, "width" | "locale"> & { themes: readonly [Appearance["theme"], ...Appearance["theme"][]] };

/** Each way of looking once: the usual one and the dark, a phone, and the two writings of Chinese. */
const oneByOne: readonly Load[] = [
  { width: 1440, locale: "en", themes: ["light", "dark"] },
  { width: 390, locale: "en", themes: ["light"] },
  { width: 1440, locale: "zh-Hans", themes: ["light"] },
  { width: 1440, locale: "zh-Hant", themes: ["light"] },
];

const combined: readonly Load[] = [1440, 390].flatMap((width) =>
  locales.map((locale) => ({ width, locale, themes: ["light", "dark"] as const })),
);

/** `npm run e2e:combinations` looks at every combination; the usual run at each difference once. */
export const loads = process.env.HEARD_E2E_COMBINATIONS === "all" ? combined : oneByOne;

export const nameOf = ({ width, theme, locale }: Appearance): string => `${width} px, ${theme}, ${locale}`;

/** Sets window, theme and language of the pages to come. The theme is the system's, which a page follows unless its reader chose one. */
export async function appear(page: Page, { width, theme, locale }: Appearance, url: string): Promise<void> {
  await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  await page.context().addCookies([{ name: preferenceCookies.locale, value: locale, url }]);
}
