import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { ReadingModelsScreen } from "#features/reading-models/reading-models-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("readingModels"))("title") };
}

export default async function ReadingPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  const initial = await (await getCaller(organisation.key)).readingModels.list();
  return (
    <Texts areas={["readingModels"]}>
      <ReadingModelsScreen
        initial={initial}
        timeZone={organisation.timeZone}
        mayDecide={permissions.includes("readingModel.edit")}
      />
    </Texts>
  );
}
