import { MissingWordsProvider } from "@heard/ui/missing-part";
import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { RevealAtOnce } from "#components/reveal-at-once.tsx";
import { Texts } from "#components/texts.tsx";
import { readerTheme } from "#server/preferences.ts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** Language and theme are known before the first byte. Dynamic on purpose: a page made at build time would have no nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const [locale, theme] = await Promise.all([getLocale(), readerTheme()]);
  return (
    <html lang={locale} {...(theme === "system" ? {} : { "data-theme": theme })}>
      <body>
        <RevealAtOnce />
        <Texts>
          <MissingWordsProvider words={await missingWords()}>{children}</MissingWordsProvider>
        </Texts>
      </body>
    </html>
  );
}

async function missingWords() {
  const t = await getTranslations("common");
  return {
    title: t("states.errorTitle"),
    body: t("states.partBody"),
    retry: t("actions.retry"),
    close: t("actions.close"),
  };
}
