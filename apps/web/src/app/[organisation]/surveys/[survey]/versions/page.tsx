import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { SurveyVersionsScreen } from "#features/survey-pages/versions-screen.tsx";
import { surveyPage } from "#server/survey-page.ts";

type Props = { params: Promise<{ organisation: string; survey: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("surveyPages.tabs"))("versions") };
}

export default async function SurveyVersionsPage({ params }: Props) {
  const { organisation, open } = await surveyPage(params);
  if (!open) return <NotPermitted permission="survey.read" organisation={organisation} />;
  return (
    <Texts areas={["surveyPages"]}>
      <SurveyVersionsScreen key={open.initial.id} {...open.page} initial={open.initial} />
    </Texts>
  );
}
