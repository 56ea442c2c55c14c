import { type Locale, locales } from "@heard/messages";
import type { Page } from "@playwright/test";
import { preferenceCookies } from "../../src/lib/cookies.ts";

/** How a page is looked at. */
export type Appearance = { width: number; theme: "light" | "dark"; locale: Locale };
type Look = Pick<Appearance, "width" | "theme">;

/** One visit of a page in a language, and the widths and themes it is looked at in while it stands there. */
type Visit = { locale: Locale; looks: readonly Look[] };

const usual: Look = { width: 1440, theme: "light" };

/** Each way of looking once: the usual one, the dark, a phone, and the two writings of Chinese. */
const oneByOne: readonly Visit[] = [
  { locale: "en", looks: [usual, { width: 1440, theme: "dark" }, { width: 390, theme: "light" }] },
  { locale: "zh-Hans", looks: [usual] },
  { locale: "zh-Hant", looks: [usual] },
];

const combined: readonly Visit[] = locales.map((locale) => ({
  locale,
  looks: [1440, 390].flatMap((width) => (["light", "dark"] as const).map((theme) => ({ width, theme }))),
}));

/** `npm run e2e:combinations` looks at every combination; the usual run at each difference once. */
export const visits = process.env.HEARD_E2E_COMBINATIONS === "all" ? combined : oneByOne;

export const nameOf = ({ width, theme, locale }: Appearance): string => `${width}-px-${theme}-${locale}`;

/** Sets the language of the pages to come. */
export async function speak(page: Page, locale: Locale, url: string): Promise<void> {
  await page.context().addCookies([{ name: preferenceCookies.locale, value: locale, url }]);
}

/** Sets window and theme, also of a page that stands open. The theme is the system's, which a page follows unless its reader chose one. */
export async function lookAt(page: Page, { width, theme }: Look): Promise<void> {
  await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
}

/** Sets window, theme and language of the pages to come. */
export async function appear(page: Page, { locale, ...look }: Appearance, url: string): Promise<void> {
  await lookAt(page, look);
  await speak(page, locale, url);
}
