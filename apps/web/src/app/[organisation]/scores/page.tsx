import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { ScoresScreen } from "#features/scores/scores-screen.tsx";
import { parseScoresView, refusedScoresParams } from "#features/scores/scores-view.ts";
import { type SearchParams, toUrlSearchParams } from "#lib/search-params.ts";
import { getViewer } from "#server/context.ts";

type Props = { params: Promise<{ organisation: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("scores"))("title") };
}

export default async function ScoresPage({ params, searchParams }: Props) {
  const viewer = await getViewer((await params).organisation);
  const address = toUrlSearchParams(await searchParams);
  return (
    <Texts areas={["scores", "trace", "comments", "savedViews"]}>
      <ScoresScreen viewer={viewer} asked={parseScoresView(address)} refused={refusedScoresParams(address)} />
    </Texts>
  );
}
