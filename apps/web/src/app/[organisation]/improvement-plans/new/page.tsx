import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { LogPlanForm } from "#features/improvement-plans/log-plan-form.tsx";
import { readOrigin } from "#features/improvement-plans/plan-origin.ts";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = {
  params: Promise<{ organisation: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("plans.form"))("title") };
}

export default async function NewImprovementPlanPage({ params, searchParams }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("plan.log")) return <NotPermitted permission="plan.log" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  return (
    <Texts areas={["plans"]}>
      <LogPlanForm
        organisation={organisation.key}
        catalogue={await caller.catalogue.read()}
        origin={readOrigin(await searchParams)}
      />
    </Texts>
  );
}
