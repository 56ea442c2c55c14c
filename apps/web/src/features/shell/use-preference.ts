"use client";

import { isLocale } from "@heard/messages/locale";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { isTheme, keepPreference, type Theme } from "#lib/cookies.ts";
import { showTheme } from "#lib/theme.ts";
import { useTRPCClient } from "#trpc/client.tsx";

/** The theme in force, and the way to another: at once on this page, for a year on this device, and in the account. */
export function useTheme(): [theme: Theme, setTheme: (theme: Theme) => void] {
  const [theme, setShown] = useState<Theme>("system");
  const { account } = useTRPCClient();
  useEffect(() => {
    const set = document.documentElement.dataset.theme;
    setShown(isTheme(set) ? set : "system");
  }, []);
  const setTheme = (next: Theme) => {
    setShown(next);
    keepPreference("theme", next);
    showTheme(next);
    // The page is right already; the account follows, and a failure only means that other devices do not.
    account.update.mutate({ theme: next }).catch(() => {});
  };
  return [theme, setTheme];
}

/** Reads the same page in another language, here and on one's other devices. */
export function useSetLocale(): (locale: string) => void {
  const router = useRouter();
  const { account } = useTRPCClient();
  return (locale) => {
    if (!isLocale(locale)) return;
    keepPreference("locale", locale);
    // The account's language goes before the cookie's, so the page waits for it.
    void account.update
      .mutate({ locale })
      .catch(() => {})
      .then(() => router.refresh());
  };
}
