import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { CouncilScreen } from "#features/council/council-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("council"))("title") };
}

export default async function CouncilPage({ params }: Props) {
  const { organisation } = await getViewer((await params).organisation);
  const caller = await getCaller(organisation.key);
  return (
    <Texts areas={["council", "meetings", "plans", "verdicts"]}>
      <CouncilScreen
        organisation={organisation.key}
        timeZone={organisation.timeZone}
        catalogue={await caller.catalogue.read()}
        initial={await caller.council.read()}
        meetings={await caller.council.meetings.list()}
      />
    </Texts>
  );
}
