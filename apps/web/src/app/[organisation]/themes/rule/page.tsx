import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { RuleScreen } from "#features/theme-editor/rule-screen.tsx";
import { type SearchParams, toUrlSearchParams } from "#lib/search-params.ts";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("themeEditor"))("pageTitle") };
}

const longestPhrase = 120;

export default async function ThemeRulePage({ params, searchParams }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("theme.edit")) return <NotPermitted permission="theme.edit" organisation={organisation} />;
  const asked = toUrlSearchParams(await searchParams);
  const caller = await getCaller(organisation.key);
  const [{ themes }, catalogue] = await Promise.all([caller.themes.list(), caller.catalogue.read()]);
  const key = asked.get("theme");
  const theme = key === null ? null : themes.find((one) => one.key === key && one.archivedAt === null);
  if (theme === undefined) notFound();
  return (
    <Texts areas={["themeEditor", "comments"]}>
      <RuleScreen
        key={key ?? ""}
        organisation={{ key: organisation.key, timeZone: organisation.timeZone }}
        catalogue={catalogue}
        themes={themes}
        theme={theme}
        phrase={asked.get("phrase")?.slice(0, longestPhrase) ?? null}
      />
    </Texts>
  );
}
