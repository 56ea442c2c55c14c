/** Choices that must be known before the first byte of a page. They name no person, so they need no protection. */
export const preferenceCookies = { locale: "heard-locale", theme: "heard-theme" } as const;

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}

const yearInSeconds = 365 * 24 * 60 * 60;

/** Keeps a choice for a year on this device. */
export function keepPreference(name: keyof typeof preferenceCookies, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox, and absent on plain HTTP
  document.cookie = `${preferenceCookies[name]}=${value}; path=/; max-age=${yearInSeconds}; samesite=lax`;
}

/** Goes back to what the browser asks for. */
export function forgetPreference(name: keyof typeof preferenceCookies): void {
  // biome-ignore lint/suspicious/noDocumentCookie: as above
  document.cookie = `${preferenceCookies[name]}=; path=/; max-age=0; samesite=lax`;
}
