"use client";

import type { ContactFieldRow, PurposeRow } from "@heard/core/contacts";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import { Section } from "#components/section.tsx";
import { useRun } from "#lib/use-run.ts";
import { useTRPC } from "#trpc/client.tsx";
import { ContactFieldList } from "./contact-field-list.tsx";
import { ContactsNav } from "./contacts-nav.tsx";
import { PurposeList } from "./purpose-list.tsx";

export type Declared = { fields: ContactFieldRow[]; purposes: PurposeRow[] };
type Props = { organisation: { key: string; timeZone: string }; initial: Declared; most: number; mayEdit: boolean };

/** Customers / Fields and purposes: what is known of contacts, and what they are asked for. */
export function DeclaredScreen({ organisation, initial, most, mayEdit }: Props) {
  const t = useTranslations("contacts.declared");
  const trpc = useTRPC();
  const { data: declared } = useQuery(trpc.contacts.declared.queryOptions(undefined, { initialData: initial }));
  const edits = useRun(trpc.contacts.pathKey());
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ContactsNav organisation={organisation.key} at="declared" />
      <div className="mt-8">
        <PurposeList purposes={declared.purposes} edits={edits} mayEdit={mayEdit} />
      </div>
      <Section>
        <ContactFieldList
          fields={declared.fields}
          edits={edits}
          most={most}
          mayEdit={mayEdit}
          timeZone={organisation.timeZone}
        />
      </Section>
    </>
  );
}
