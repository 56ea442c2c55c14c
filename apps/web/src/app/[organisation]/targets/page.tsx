import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { TargetsScreen } from "#features/targets/targets-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("targets"))("title") };
}

export default async function TargetsPage({ params }: Props) {
  const { organisation } = await getViewer((await params).organisation);
  const caller = await getCaller(organisation.key);
  const [targets, benchmarks, catalogue] = await Promise.all([
    caller.targets.list(),
    caller.benchmarks.list(),
    caller.catalogue.read(),
  ]);
  return (
    <Texts areas={["targets"]}>
      <TargetsScreen
        organisation={organisation.key}
        timeZone={organisation.timeZone}
        initial={{ targets, benchmarks }}
        catalogue={catalogue}
      />
    </Texts>
  );
}
