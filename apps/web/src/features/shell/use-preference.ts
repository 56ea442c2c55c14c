"use client";

import { isLocale } from "@heard/messages/locale";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { isTheme, keepPreference, type Theme } from "#lib/cookies.ts";

/** The theme in force, and the way to another: at once on this page, and for a year on this device. */
export function useTheme(): [theme: Theme, setTheme: (theme: Theme) => void] {
  const [theme, setShown] = useState<Theme>("system");
  useEffect(() => {
    const set = document.documentElement.dataset.theme;
    setShown(isTheme(set) ? set : "system");
  }, []);
  const setTheme = (next: Theme) => {
    setShown(next);
    keepPreference("theme", next);
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  };
  return [theme, setTheme];
}

/** Reads the same page in another language. */
export function useSetLocale(): (locale: string) => void {
  const router = useRouter();
  return (locale) => {
    if (!isLocale(locale)) return;
    keepPreference("locale", locale);
    router.refresh();
  };
}
