import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { BuilderScreen } from "#features/survey-builder/builder-screen.tsx";
import { measuringFrom } from "#features/survey-builder/measuring-from.ts";
import { surveyPage } from "#server/survey-page.ts";

type Props = {
  params: Promise<{ organisation: string; survey: string }>;
  searchParams: Promise<{ open?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("surveyPages.tabs"))("builder") };
}

export default async function SurveyBuilderPage({ params, searchParams }: Props) {
  const { organisation, open } = await surveyPage(params);
  if (!open) return <NotPermitted permission="survey.read" organisation={organisation} />;
  const { caller, initial, permissions, page } = open;
  const [initialCheck, catalogue, registry] = await Promise.all([
    caller.surveys.check({ surveyId: initial.id }),
    caller.catalogue.read(),
    permissions.includes("metric.edit") ? caller.metrics.registry() : null,
  ]);
  const { open: part } = await searchParams;
  const { metrics, touchpoints, channels, segmentFields } = catalogue;
  return (
    <Texts areas={["surveyBuilder", "surveyPages", "surveys"]}>
      <BuilderScreen
        key={initial.id}
        {...page}
        initial={initial}
        initialCheck={initialCheck}
        measuring={measuringFrom(metrics, registry)}
        catalogue={{ touchpoints, channels, segmentFields }}
        open={typeof part === "string" ? part : null}
      />
    </Texts>
  );
}
