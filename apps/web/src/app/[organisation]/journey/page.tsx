import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { JourneyScreen } from "#features/journey/journey-screen.tsx";
import { parseJourneyAddress, refusedJourneyParams } from "#features/journey/journey-view.ts";
import { type SearchParams, toUrlSearchParams } from "#lib/search-params.ts";
import { getViewer } from "#server/context.ts";

type Props = { params: Promise<{ organisation: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("journey"))("title") };
}

export default async function JourneyPage({ params, searchParams }: Props) {
  const viewer = await getViewer((await params).organisation);
  const address = toUrlSearchParams(await searchParams);
  return (
    <Texts areas={["journey", "scores", "trace", "comments"]}>
      <JourneyScreen viewer={viewer} asked={parseJourneyAddress(address)} refused={refusedJourneyParams(address)} />
    </Texts>
  );
}
