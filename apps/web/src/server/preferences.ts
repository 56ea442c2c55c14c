import "server-only";
import { isLocale, type Locale, negotiateLocale } from "@heard/messages";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { isTheme, preferenceCookies, type Theme } from "#lib/cookies.ts";
import { getSignedIn } from "./auth.ts";

/** Somebody's own choices; a page can be read without them, so a database that does not answer is no reason to fail here. */
const account = cache(() => getSignedIn().catch(() => null));

/** The reader's language: that of their account, else what they chose on this device, else what their browser asks for, else English. */
export const readerLocale = cache(async (): Promise<Locale> => {
  const own = (await account())?.locale;
  if (own) return own;
  const chosen = (await cookies()).get(preferenceCookies.locale)?.value;
  if (isLocale(chosen)) return chosen;
  return negotiateLocale((await headers()).get("accept-language")) ?? "en";
});

/** The reader's theme, known on the server so that no page flashes in the other one. */
export const readerTheme = cache(async (): Promise<Theme> => {
  const own = (await account())?.theme;
  if (own && own !== "system") return own;
  const chosen = (await cookies()).get(preferenceCookies.theme)?.value;
  return isTheme(chosen) ? chosen : "system";
});
