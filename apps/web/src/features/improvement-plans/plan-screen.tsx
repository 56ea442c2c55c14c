"use client";

import type { PlanDetail, PlanPerson } from "@heard/core/improvement-plans";
import { tellableStates } from "@heard/core/plan-notices/rules";
import type { PlanVerdictReport } from "@heard/core/verdicts";
import { Steps } from "@heard/ui/steps";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { DecisionSection } from "#features/council/decision-section.tsx";
import { FollowButton } from "#features/progress/follow-button.tsx";
import { StartLike } from "#features/progress/start-like.tsx";
import { VerdictHeadline } from "#features/verdicts/verdict-headline.tsx";
import { VerdictSection } from "#features/verdicts/verdict-section.tsx";
import { WatchLines } from "#features/verdicts/watch-lines.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { CauseSection } from "./cause-section.tsx";
import { EvidenceSection } from "./evidence-section.tsx";
import { GoalSection } from "./goal-section.tsx";
import { HistorySection } from "./history-section.tsx";
import { NoticeSection } from "./notice-section.tsx";
import { PlanCommands } from "./plan-commands.tsx";
import { PlanFacts } from "./plan-facts.tsx";
import { WorkSection } from "./work-section.tsx";

type PlanScreenProps = {
  organisation: string;
  timeZone: string;
  plan: PlanDetail;
  verdict: PlanVerdictReport | null;
  catalogue: Catalogue;
  people: PlanPerson[];
  /** Whose suggestions it came from. */
  suggesters: PlanPerson[];
  today: string;
};
/** What every part of the page stands on. */
export type PlanContext = Omit<PlanScreenProps, "timeZone" | "verdict"> & { format: Format };

/** One plan, told from top to bottom: why, what is behind it, what is to change, the work, and whether it worked. */
export function PlanScreen({ timeZone, plan: initialPlan, verdict: initialVerdict, ...given }: PlanScreenProps) {
  const t = useTranslations("plans");
  const notices = useTranslations("notices");
  const trpc = useTRPC();
  const format = useFormat(timeZone);
  const { data: plan } = useQuery(
    trpc.improvementPlans.byNumber.queryOptions({ number: initialPlan.number }, { initialData: initialPlan }),
  );
  const { data: verdict } = useQuery(
    trpc.verdicts.ofPlan.queryOptions({ planId: initialPlan.id }, { initialData: initialVerdict }),
  );
  const context: PlanContext = { ...given, plan, format };
  return (
    <>
      <PageHeader
        overline={<Link href={paths.plans(given.organisation)}>{t("title")}</Link>}
        title={
          <>
            <span className="font-normal text-ink-2">{t("number", { number: String(plan.number) })}</span> {plan.title}
          </>
        }
        actions={
          <>
            <FollowButton planId={plan.id} />
            <PlanCommands {...context} />
          </>
        }
      />
      <PlanSteps state={plan.state} />
      {verdict?.verdict ? <VerdictHeadline report={verdict} {...given} {...{ format }} /> : null}
      <div className="mt-8 grid gap-x-12 gap-y-8 wide:grid-cols-[minmax(0,1fr)_12rem]">
        <div className="min-w-0">
          <EvidenceSection {...context} />
          <CauseSection {...context} />
          <GoalSection {...context} report={verdict ?? null} />
          <WorkSection {...context} />
          {plan.proposedAt || plan.needsCouncil ? (
            <StorySection title={t("decision")}>
              <DecisionSection planId={plan.id} format={format} />
            </StorySection>
          ) : null}
          <StorySection title={t("states.judged")} isOfEffect>
            <VerdictSection planId={plan.id} report={verdict ?? null} {...given} {...{ format }} />
            {verdict ? (
              <WatchLines
                report={verdict}
                format={format}
                again={<StartLike organisation={given.organisation} planId={plan.id} />}
              />
            ) : null}
          </StorySection>
          {tellableStates.some((state) => state === plan.state) ? (
            <StorySection title={notices("title")}>
              <NoticeSection {...context} />
            </StorySection>
          ) : null}
          <HistorySection {...context} />
        </div>
        <PlanFacts {...context} />
      </div>
    </>
  );
}

/** A chapter of the plan: its name at the left, what it says at the right. */
export function StorySection({
  title,
  note,
  isOfEffect = false,
  children,
}: {
  title: string;
  note?: ReactNode;
  isOfEffect?: boolean;
  children: ReactNode;
}) {
  return (
    <section
      // Goals, effects and forecasts are no scores: each says its own interval in words.
      data-figure={isOfEffect ? "effect" : undefined}
      className="grid gap-x-8 gap-y-3 border-line border-t py-6 first:border-t-0 first:pt-0 rail:grid-cols-[7rem_minmax(0,1fr)]"
    >
      <div>
        <h2 className="font-semibold text-ui">{title}</h2>
        {note ? <p className="text-ink-3 text-small">{note}</p> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}

const path = ["draft", "proposed", "approved", "running", "judged", "closed"] as const;

function PlanSteps({ state }: Pick<PlanDetail, "state">) {
  const t = useTranslations("plans");
  const at = path.indexOf(state as (typeof path)[number]);
  const steps = at < 0 ? (["draft", state] as const) : path;
  const current = at < 0 ? 1 : at;
  return (
    <div className="mt-4">
      <Steps
        label={t("columns.state")}
        steps={steps.map((key, place) => ({
          key,
          label: t(`states.${key}`),
          state: place < current ? "done" : place === current ? "current" : "ahead",
        }))}
      />
    </div>
  );
}
