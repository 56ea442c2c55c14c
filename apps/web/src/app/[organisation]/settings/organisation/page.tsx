import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { OrganisationSettingsScreen } from "#features/organisation-settings/organisation-settings-screen.tsx";
import { now } from "#server/clock.ts";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organisationSettings"))("title") };
}

export default async function OrganisationPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("organisation.edit"))
    return <NotPermitted permission="organisation.edit" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  return (
    <Texts areas={["organisationSettings"]}>
      <OrganisationSettingsScreen initial={await caller.organisationSettings.read()} readAt={now()} />
    </Texts>
  );
}
