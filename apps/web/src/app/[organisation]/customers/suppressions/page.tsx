import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { SuppressionsScreen } from "#features/contacts/suppressions-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts.suppressions"))("title") };
}

export default async function SuppressionsPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("contact.read"))
    return <NotPermitted permission="contact.read" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  const [first, { purposes }] = await Promise.all([caller.contacts.suppressions.list({}), caller.contacts.declared()]);
  const { key, timeZone } = organisation;
  return (
    <Texts areas={["contacts"]}>
      <SuppressionsScreen
        organisation={{ key, timeZone }}
        first={first}
        purposes={purposes
          .filter(({ archivedAt }) => archivedAt === null)
          .map((purpose) => ({ key: purpose.key, name: purpose.name }))}
        may={{ edit: permissions.includes("contact.edit"), import: permissions.includes("import.run") }}
      />
    </Texts>
  );
}
