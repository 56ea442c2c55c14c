import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { ConsistencyScreen } from "#features/consistency/consistency-screen.tsx";
import { parseConsistencyView, refusedConsistencyParams } from "#features/consistency/consistency-view.ts";
import { type SearchParams, toUrlSearchParams } from "#lib/search-params.ts";
import { getViewer } from "#server/context.ts";

type Props = { params: Promise<{ organisation: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consistency"))("title") };
}

export default async function ConsistencyPage({ params, searchParams }: Props) {
  const viewer = await getViewer((await params).organisation);
  const address = toUrlSearchParams(await searchParams);
  return (
    <Texts areas={["consistency", "scores"]}>
      <ConsistencyScreen
        viewer={viewer}
        asked={parseConsistencyView(address)}
        refused={refusedConsistencyParams(address)}
      />
    </Texts>
  );
}
