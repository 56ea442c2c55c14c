import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { SurveysScreen } from "#features/survey-list/surveys-screen.tsx";
import { dayInZone } from "#lib/days.ts";
import { env } from "#lib/env.ts";
import { now } from "#server/clock.ts";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("surveyList"))("title") };
}

export default async function SurveysPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("survey.read"))
    return <NotPermitted permission="survey.read" organisation={organisation} />;
  const { key, timeZone } = organisation;
  return (
    <Texts areas={["surveyList"]}>
      <SurveysScreen
        organisation={{ key, timeZone }}
        gateway={env().gatewayUrl}
        may={{ edit: permissions.includes("survey.edit"), publish: permissions.includes("survey.publish") }}
        today={dayInZone(now(), timeZone)}
        initial={await (await getCaller(key)).surveys.list()}
      />
    </Texts>
  );
}
