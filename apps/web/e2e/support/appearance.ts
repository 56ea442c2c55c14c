import { type Locale, locales } from "@heard/messages";
import type { Page } from "@playwright/test";
import { preferenceCookies } from "../../src/lib/cookies.ts";

/** How a page is looked at. */
export type Appearance = { width: number; theme: "light" | "dark"; locale: Locale };

const usual: Appearance = { width: 1440, theme: "light", locale: "en" };

/** Each way of looking once: the usual one, on a phone, in the dark, and in the two writings of Chinese. */
const oneByOne: readonly Appearance[] = [
  usual,
  { ...usual, width: 390 },
  { ...usual, theme: "dark" },
  { ...usual, locale: "zh-Hans" },
  { ...usual, locale: "zh-Hant" },
];

const combined: readonly Appearance[] = [1440, 390].flatMap((width) =>
  (["light", "dark"] as const).flatMap((theme) => locales.map((locale) => ({ width, theme, locale }))),
);

/** `npm run e2e:combinations` looks at every combination; the usual run at each difference once. */
export const appearances = process.env.HEARD_E2E_COMBINATIONS === "all" ? combined : oneByOne;

export const nameOf = ({ width, theme, locale }: Appearance): string => `${width} px, ${theme}, ${locale}`;

/** Sets window, theme and language of the pages to come. */
export async function appear(page: Page, { width, theme, locale }: Appearance, url: string): Promise<void> {
  await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  await page.context().addCookies([
    { name: preferenceCookies.locale, value: locale, url },
    { name: preferenceCookies.theme, value: theme, url },
  ]);
}
