import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { SurveyLinksScreen } from "#features/survey-pages/links-screen.tsx";
import { surveyPage } from "#server/survey-page.ts";

type Props = { params: Promise<{ organisation: string; survey: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("surveyPages.tabs"))("links") };
}

export default async function SurveyLinksPage({ params }: Props) {
  const { organisation, open } = await surveyPage(params);
  if (!open) return <NotPermitted permission="survey.read" organisation={organisation} />;
  const { caller, initial, page } = open;
  const version = initial.publishedVersion;
  const [asked, catalogue] = await Promise.all([
    version === null ? initial.definition : caller.surveys.version({ surveyId: initial.id, version }),
    caller.catalogue.read(),
  ]);
  const { touchpoints, channels, segmentFields } = catalogue;
  return (
    <Texts areas={["surveyCollection", "surveyPages", "surveys"]}>
      <SurveyLinksScreen
        key={initial.id}
        {...page}
        initial={initial}
        asked={asked}
        places={{ touchpoints, channels, segmentFields }}
      />
    </Texts>
  );
}
