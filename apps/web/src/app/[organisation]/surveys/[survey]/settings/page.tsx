import { filePurposes } from "@heard/core/files/rules";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { SurveySettingsScreen } from "#features/survey-pages/settings-screen.tsx";
import { surveyPage } from "#server/survey-page.ts";

type Props = { params: Promise<{ organisation: string; survey: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("surveyPages.tabs"))("settings") };
}

export default async function SurveySettingsPage({ params }: Props) {
  const { organisation, open } = await surveyPage(params);
  if (!open) return <NotPermitted permission="survey.read" organisation={organisation} />;
  return (
    <Texts areas={["surveyPages"]}>
      <SurveySettingsScreen
        key={open.initial.id}
        {...open.page}
        initial={open.initial}
        logoBytes={filePurposes.logo.mostBytes}
      />
    </Texts>
  );
}
