"use client";

import { TabList, tab } from "@heard/ui/tabs";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { paths } from "#lib/paths.ts";

export type ContactsPlace = "contacts" | "suppressions" | "declared";

/** The pages of Customers side by side. */
export function ContactsNav({ organisation, at }: { organisation: string; at: ContactsPlace }) {
  const t = useTranslations("contacts.tabs");
  const places = [
    ["contacts", paths.customers(organisation)],
    ["suppressions", paths.suppressions(organisation)],
    ["declared", paths.contactFields(organisation)],
  ] as const;
  return (
    <div className="mt-6" data-print="hide">
      <TabList label={t("label")}>
        {places.map(([key, href]) => (
          <Link key={key} href={href} className={tab} aria-current={key === at ? "page" : undefined}>
            {t(key)}
          </Link>
        ))}
      </TabList>
    </div>
  );
}
