import "server-only";
import { type Area, loadMessages, pickAreas } from "@heard/messages";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";

/** Gives the islands below it their texts: the common ones and the named areas, nothing else. */
export async function Texts({ areas = [], children }: { areas?: readonly Area[]; children: ReactNode }) {
  const locale = await getLocale();
  const messages = pickAreas(await loadMessages(locale), ["common", "errors", "accepted", ...areas]);
  return (
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
