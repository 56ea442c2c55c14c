import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { LibraryScreen } from "#features/progress/library-screen.tsx";
import { readLibraryView } from "#features/progress/library-view.ts";
import { getViewer } from "#server/context.ts";
import { getFormat } from "#server/format.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = {
  params: Promise<{ organisation: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("progress.planLibrary"))("title") };
}

export default async function PlanLibraryPage({ params, searchParams }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  const [caller, format] = await Promise.all([getCaller(organisation.key), getFormat(organisation.timeZone)]);
  const catalogue = await caller.catalogue.read();
  const view = readLibraryView(await searchParams);
  // A touchpoint of another address is none of ours: it asks for nothing.
  const touchpoint = catalogue.touchpoints.find(({ key }) => key === view.touchpoint)?.key;
  const { touchpoint: _asked, ...asked } = view;
  const known = { ...asked, ...(touchpoint ? { touchpoint } : {}) };
  return (
    <Texts areas={["progress", "plans"]}>
      <LibraryScreen
        organisation={organisation.key}
        library={await caller.progress.planLibrary(known)}
        view={known}
        canLog={permissions.includes("plan.log")}
        {...{ catalogue, format }}
      />
    </Texts>
  );
}
