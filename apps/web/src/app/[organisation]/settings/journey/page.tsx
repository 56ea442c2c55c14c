import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { JourneyEditorScreen } from "#features/journey-editor/journey-editor-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("journeyEditor"))("title") };
}

export default async function JourneyPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("journey.edit"))
    return <NotPermitted permission="journey.edit" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  const [journey, versions] = await Promise.all([caller.journey.read(), caller.journey.versions()]);
  return (
    <Texts areas={["journeyEditor"]}>
      <JourneyEditorScreen
        organisation={organisation.key}
        timeZone={organisation.timeZone}
        initial={journey}
        initialVersions={versions}
      />
    </Texts>
  );
}
