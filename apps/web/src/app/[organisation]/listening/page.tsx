import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { ListeningScreen } from "#features/listening/listening-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("listening"))("title") };
}

export default async function ListeningPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  const caller = await getCaller(organisation.key);
  const [coverage, catalogue] = await Promise.all([caller.listeningPaths.coverage(), caller.catalogue.read()]);
  return (
    <Texts areas={["listening"]}>
      <ListeningScreen
        organisation={organisation.key}
        timeZone={organisation.timeZone}
        coverage={coverage}
        catalogue={catalogue}
        canEdit={permissions.includes("source.edit")}
        canReadComments={permissions.includes("comment.read")}
      />
    </Texts>
  );
}
