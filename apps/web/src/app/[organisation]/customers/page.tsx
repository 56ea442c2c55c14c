import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { ContactsScreen } from "#features/contacts/contacts-screen.tsx";
import { contactsInput, parseContactsView } from "#features/contacts/contacts-view.ts";
import { type SearchParams, toUrlSearchParams } from "#lib/search-params.ts";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts"))("title") };
}

export default async function CustomersPage({ params, searchParams }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("contact.read"))
    return <NotPermitted permission="contact.read" organisation={organisation} />;
  const asked = parseContactsView(toUrlSearchParams(await searchParams));
  const caller = await getCaller(organisation.key);
  const { purposes } = await caller.contacts.declared();
  const inUse = purposes.filter(({ archivedAt }) => archivedAt === null);
  // A purpose that is gone from the list is not asked for.
  const view = { ...asked, purpose: inUse.find(({ key }) => key === asked.purpose)?.key ?? null };
  const first = await caller.contacts.list(contactsInput(view));
  const { key, timeZone } = organisation;
  return (
    <Texts areas={["contacts"]}>
      <ContactsScreen
        organisation={{ key, timeZone }}
        initial={view}
        first={first}
        purposes={inUse.map((purpose) => ({ key: purpose.key, name: purpose.name }))}
        may={{ edit: permissions.includes("contact.edit"), import: permissions.includes("import.run") }}
      />
    </Texts>
  );
}
