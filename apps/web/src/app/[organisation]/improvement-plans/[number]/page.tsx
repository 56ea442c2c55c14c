import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Texts } from "#components/texts.tsx";
import { PlanScreen } from "#features/improvement-plans/plan-screen.tsx";
import { idIn } from "#lib/id-in.ts";
import { now } from "#server/clock.ts";
import { getViewer } from "#server/context.ts";
import { orNotFound } from "#trpc/or-not-found.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("plans"))("number", { number: (await params).number }) };
}

export default async function ImprovementPlanPage({ params }: Props) {
  const { organisation: key, number: text } = await params;
  const { organisation } = await getViewer(key);
  const number = idIn(text) ?? notFound();
  const caller = await getCaller(organisation.key);
  const plan = (await orNotFound(caller.improvementPlans.byNumber({ number }))) ?? notFound();
  const [catalogue, people, verdict, suggesters] = await Promise.all([
    caller.catalogue.read(),
    caller.improvementPlans.people(),
    caller.verdicts.ofPlan({ planId: plan.id }),
    caller.suggestions.ofPlan({ planId: plan.id }),
  ]);
  return (
    <Texts areas={["plans", "verdicts", "council", "comments", "progress", "notices"]}>
      <PlanScreen
        organisation={organisation.key}
        timeZone={organisation.timeZone}
        plan={plan}
        verdict={verdict}
        suggesters={suggesters}
        today={now().toISOString().slice(0, 10)}
        {...{ catalogue, people }}
      />
    </Texts>
  );
}
