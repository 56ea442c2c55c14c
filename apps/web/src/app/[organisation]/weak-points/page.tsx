import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { parseDriversView, refusedDriversParams } from "#features/drivers/drivers-view.ts";
import { WeakPointsScreen } from "#features/weak-points/weak-points-screen.tsx";
import { type SearchParams, toUrlSearchParams } from "#lib/search-params.ts";
import { getViewer } from "#server/context.ts";

type Props = { params: Promise<{ organisation: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("weakPoints"))("title") };
}

export default async function WeakPointsPage({ params, searchParams }: Props) {
  const viewer = await getViewer((await params).organisation);
  const address = toUrlSearchParams(await searchParams);
  return (
    <Texts areas={["weakPoints", "scores"]}>
      <WeakPointsScreen viewer={viewer} asked={parseDriversView(address)} refused={refusedDriversParams(address)} />
    </Texts>
  );
}
