import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { NewSurveyScreen } from "#features/survey-list/new-survey-screen.tsx";
import { offeredTemplates } from "#features/survey-list/offered-templates.ts";
import { env } from "#lib/env.ts";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("surveyList.start"))("title") };
}

export default async function NewSurveyPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("survey.edit"))
    return <NotPermitted permission="survey.edit" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  const [surveys, { touchpoints }] = await Promise.all([caller.surveys.list(), caller.catalogue.read()]);
  return (
    <Texts areas={["surveyList"]}>
      <NewSurveyScreen
        organisation={organisation.key}
        gateway={env().gatewayUrl}
        templates={offeredTemplates()}
        surveys={surveys.map(({ id, name }) => ({ id, name }))}
        touchpoints={touchpoints}
      />
    </Texts>
  );
}
