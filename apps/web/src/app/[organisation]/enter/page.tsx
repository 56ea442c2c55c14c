import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { AnswerEntryScreen } from "#features/answer-entry/answer-entry-screen.tsx";
import { env } from "#lib/env.ts";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("answerEntry"))("title") };
}

export default async function AnswerEntryPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("survey.enter"))
    return <NotPermitted permission="survey.enter" organisation={organisation} />;
  const initial = await (await getCaller(organisation.key)).surveyEntries.enterable();
  return (
    <Texts areas={["answerEntry", "surveyCollection", "surveys"]}>
      <AnswerEntryScreen initial={initial} gateway={env().gatewayUrl} />
    </Texts>
  );
}
