import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { ThemesScreen } from "#features/themes/themes-screen.tsx";
import { parseThemesView, refusedThemesParams } from "#features/themes/themes-view.ts";
import { type SearchParams, toUrlSearchParams } from "#lib/search-params.ts";
import { getViewer } from "#server/context.ts";

type Props = { params: Promise<{ organisation: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("themes"))("title") };
}

export default async function ThemesPage({ params, searchParams }: Props) {
  const viewer = await getViewer((await params).organisation);
  const address = toUrlSearchParams(await searchParams);
  return (
    <Texts areas={["themes", "scores", "themeEditor"]}>
      <ThemesScreen viewer={viewer} asked={parseThemesView(address)} refused={refusedThemesParams(address)} />
    </Texts>
  );
}
