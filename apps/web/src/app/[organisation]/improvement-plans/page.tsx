import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { readPlanView } from "#features/improvement-plans/plan-view.ts";
import { PlansScreen } from "#features/improvement-plans/plans-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = {
  params: Promise<{ organisation: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("plans"))("title") };
}

export default async function ImprovementPlansPage({ params, searchParams }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  const caller = await getCaller(organisation.key);
  return (
    <Texts areas={["plans"]}>
      <PlansScreen
        organisation={organisation.key}
        timeZone={organisation.timeZone}
        initial={await caller.improvementPlans.list()}
        view={readPlanView(await searchParams)}
        canLog={permissions.includes("plan.log")}
      />
    </Texts>
  );
}
