import { mostSegmentValues } from "@heard/core/catalogue/rules";
import { mostSegmentFields } from "@heard/core/segments/rules";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { SegmentListsScreen } from "#features/segment-lists/segment-lists-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("segmentLists"))("title") };
}

export default async function SegmentsPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("segment.edit"))
    return <NotPermitted permission="segment.edit" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  const [segments, channels, sources, moves] = await Promise.all([
    caller.segments.list(),
    caller.channels.list(),
    caller.sources.list(),
    permissions.includes("bin.restore") ? caller.sources.moves() : [],
  ]);
  return (
    <Texts areas={["segmentLists", "bin"]}>
      <SegmentListsScreen
        timeZone={organisation.timeZone}
        limits={{ fields: mostSegmentFields, values: mostSegmentValues }}
        segments={segments}
        channels={channels}
        sources={sources}
        moves={moves}
      />
    </Texts>
  );
}
