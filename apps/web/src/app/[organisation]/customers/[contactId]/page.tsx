import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { ContactScreen } from "#features/contacts/contact-screen.tsx";
import { getViewer } from "#server/context.ts";
import { orNotFound } from "#trpc/or-not-found.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string; contactId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts"))("title") };
}

export default async function CustomerPage({ params }: Props) {
  const { organisation: wanted, contactId } = await params;
  const { organisation, permissions } = await getViewer(wanted);
  if (!permissions.includes("contact.read"))
    return <NotPermitted permission="contact.read" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  const initial = await orNotFound(caller.contacts.byId({ contactId }));
  if (!initial) notFound();
  const { fields } = await caller.contacts.declared();
  const { key, timeZone } = organisation;
  return (
    <Texts areas={["contacts", "distribution"]}>
      <ContactScreen
        key={initial.id}
        organisation={{ key, timeZone }}
        initial={initial}
        fields={fields.map((field) => ({ key: field.key, name: field.name }))}
        may={{ edit: permissions.includes("contact.edit"), erase: permissions.includes("contact.erase") }}
      />
    </Texts>
  );
}
