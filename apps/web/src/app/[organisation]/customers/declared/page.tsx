import { mostContactFields } from "@heard/core/contacts/rules";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { DeclaredScreen } from "#features/contacts/declared-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts.declared"))("title") };
}

export default async function DeclaredPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("contact.read"))
    return <NotPermitted permission="contact.read" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  const initial = await caller.contacts.declared();
  const { key, timeZone } = organisation;
  return (
    <Texts areas={["contacts"]}>
      <DeclaredScreen
        organisation={{ key, timeZone }}
        initial={initial}
        most={mostContactFields}
        mayEdit={permissions.includes("contact.edit")}
      />
    </Texts>
  );
}
