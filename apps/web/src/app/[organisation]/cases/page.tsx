import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { caseQuery, readCaseFilter, readTouchpoint } from "#features/cases/case-filter.ts";
import { CasesScreen } from "#features/cases/cases-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = {
  params: Promise<{ organisation: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cases"))("title") };
}

export default async function CasesPage({ params, searchParams }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("case.read")) return <NotPermitted permission="case.read" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  const query = await searchParams;
  const { touchpoints } = await caller.catalogue.read();
  const filter = readCaseFilter(query);
  const at = readTouchpoint(query, touchpoints);
  return (
    <Texts areas={["cases"]}>
      <CasesScreen
        organisation={organisation.key}
        timeZone={organisation.timeZone}
        initial={await caller.cases.list(caseQuery(filter, at))}
        advocates={filter === "thanks" ? await caller.cases.advocates() : null}
        filter={filter}
        touchpoint={touchpoints.find(({ key }) => key === at) ?? null}
      />
    </Texts>
  );
}
