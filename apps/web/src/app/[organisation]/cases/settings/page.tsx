import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { CaseSettingsScreen } from "#features/cases/settings-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cases"))("settings.title") };
}

export default async function CaseSettingsPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("case.read")) return <NotPermitted permission="case.read" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  return (
    <Texts areas={["cases"]}>
      <CaseSettingsScreen
        organisation={organisation.key}
        timeZone={organisation.timeZone}
        initial={await caller.cases.settings()}
        catalogue={await caller.catalogue.read()}
        canEdit={permissions.includes("case.edit")}
      />
    </Texts>
  );
}
