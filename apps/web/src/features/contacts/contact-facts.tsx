"use client";

import type { ContactDetail } from "@heard/core/contacts";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Format } from "#lib/format.ts";
import { type LocalisedText, nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  contact: ContactDetail;
  fields: { key: string; name: LocalisedText }[];
  organisation: string;
  format: Format;
};

/** What is known of a contact, in the order in which it is asked for. */
export function ContactFacts({ contact, fields, organisation, format }: Props) {
  const t = useTranslations("contacts");
  const locale = useLocale();
  const none = <span className="text-ink-3">{t("page.none")}</span>;
  const known = fields.filter(({ key }) => contact.attributes[key] !== undefined);
  return (
    <aside>
      <h2 className="mb-2 text-chart">{t("page.facts")}</h2>
      <dl>
        <Fact name={t("form.key")}>{contact.key ?? none}</Fact>
        <Fact name={t("form.email")}>{contact.email ?? none}</Fact>
        <Fact name={t("form.phone")}>{contact.phone ?? none}</Fact>
        <Fact name={t("form.language")}>{contact.language ? format.language(contact.language) : none}</Fact>
        <Fact name={t("form.timeZone")}>{contact.timeZone?.replaceAll("_", " ") ?? t("form.organisationsOwn")}</Fact>
        {known.map(({ key, name }) => (
          <Fact key={key} name={nameIn(locale, name)}>
            {shown(contact.attributes[key] ?? "", format)}
          </Fact>
        ))}
        {contact.importId === null ? null : (
          <Fact name={t("page.importedBy")}>
            <Link href={paths.import(organisation, contact.importId)} className="link">
              {t("page.importOf", { id: String(contact.importId) })}
            </Link>
          </Fact>
        )}
        <Fact name={t("page.id")}>
          <code className="font-mono text-small">{contact.id}</code>
        </Fact>
      </dl>
    </aside>
  );
}

function shown(value: string | number, format: Format): string {
  if (typeof value === "number") return String(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4 border-line border-b py-2 text-ui">
      <dt className="text-ink-2">{name}</dt>
      <dd className="wrap-anywhere text-right">{children}</dd>
    </div>
  );
}
