import { mostContactLimits } from "@heard/core/contact-limits/schema";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { ContactLimitsScreen } from "#features/contact-limits/contact-limits-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contactLimits"))("title") };
}

export default async function ContactLimitsPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("contactLimit.edit"))
    return <NotPermitted permission="contactLimit.edit" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  const [initial, { fields }] = await Promise.all([caller.contactLimits.get(), caller.contacts.declared()]);
  const { key, timeZone } = organisation;
  return (
    <Texts areas={["contactLimits", "audience"]}>
      <ContactLimitsScreen
        organisation={{ key, timeZone }}
        initial={initial}
        fields={fields.filter(({ archivedAt }) => archivedAt === null)}
        most={mostContactLimits}
      />
    </Texts>
  );
}
