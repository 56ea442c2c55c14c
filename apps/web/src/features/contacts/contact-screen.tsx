"use client";

import type { ContactDetail } from "@heard/core/contacts";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import { Section, SectionHeader, SideSection } from "#components/section.tsx";
import type { LocalisedText } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { ConsentHistory } from "./consent-history.tsx";
import { ContactActions } from "./contact-actions.tsx";
import { ContactAnswers } from "./contact-answers.tsx";
import { ContactAsked } from "./contact-asked.tsx";
import { ContactBounces, ContactStops } from "./contact-barriers.tsx";
import { ContactConsents } from "./contact-consents.tsx";
import { ContactFacts } from "./contact-facts.tsx";

export type ContactScreenProps = {
  organisation: { key: string; timeZone: string };
  initial: ContactDetail;
  fields: { key: string; name: LocalisedText }[];
  may: { edit: boolean; erase: boolean };
};

/** One contact whole: what is known, what they agreed to, what keeps letters away, what they answered. */
export function ContactScreen({ organisation, initial, fields, may }: ContactScreenProps) {
  const t = useTranslations("contacts");
  const trpc = useTRPC();
  const format = useFormat(organisation.timeZone);
  const { data: contact } = useQuery(
    trpc.contacts.byId.queryOptions({ contactId: initial.id }, { initialData: initial }),
  );
  const isErased = contact.state === "erased";
  return (
    <>
      <PageHeader
        overline={<Link href={paths.customers(organisation.key)}>{t("title")}</Link>}
        title={
          <bdi className="wrap-anywhere">
            {isErased ? t("page.erasedTitle") : (contact.name ?? contact.key ?? t("page.untitled"))}
          </bdi>
        }
        lead={
          contact.erasedAt
            ? t("page.erasedLead", { date: format.instant(contact.erasedAt) })
            : `${t("page.since", { date: format.instant(contact.createdAt) })} · ${t(`page.origins.${contact.origin}`)}`
        }
        actions={isErased ? null : <ContactActions contact={contact} organisation={organisation} may={may} />}
      />
      <div className="mt-8 grid gap-x-12 gap-y-8 border-line border-t pt-8 wide:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          {isErased ? null : <ContactConsents contact={contact} mayEdit={may.edit} timeZone={organisation.timeZone} />}
          <ContactAsked contactId={contact.id} organisation={organisation} />
          <Section>
            <SectionHeader title={t("answers.title")} />
            <ContactAnswers contact={contact} organisation={organisation} format={format} />
          </Section>
        </div>
        <ContactFacts contact={contact} fields={fields} organisation={organisation.key} format={format} />
      </div>
      {isErased ? null : (
        <>
          <SideSection title={t("agreed.history")}>
            <ConsentHistory consents={contact.consents} purposes={contact.purposes} format={format} />
          </SideSection>
          <SideSection title={t("stopped.title")}>
            <ContactStops contact={contact} mayEdit={may.edit} format={format} />
          </SideSection>
          <SideSection title={t("bounces.title")}>
            <ContactBounces contact={contact} format={format} />
          </SideSection>
        </>
      )}
    </>
  );
}
