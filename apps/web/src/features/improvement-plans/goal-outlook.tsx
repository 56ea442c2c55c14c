"use client";

import type { PlanDetail } from "@heard/core/improvement-plans";
import { useQuery } from "@tanstack/react-query";
import { GoalForecast } from "#features/verdicts/goal-forecast.tsx";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { PlanContext } from "./plan-screen.tsx";

type GoalOutlookProps = Pick<PlanContext, "plan" | "catalogue" | "format"> & {
  goal: NonNullable<PlanDetail["goal"]>;
  startsOn: string;
};

/** What could be seen of this goal if the plan started on that day. */
export function GoalOutlook({ plan, catalogue, format, goal, startsOn }: GoalOutlookProps) {
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const { data, error } = useQuery({
    ...trpc.verdicts.forecast.queryOptions({ planId: plan.id, goal, startsOn, trigger: plan.trigger }),
    retry: false,
  });
  if (error) return <p className="sentence mt-4 text-danger text-ui">{refusalText(error)}</p>;
  return data ? <GoalForecast forecast={data} {...{ goal, catalogue, format }} /> : <div className="mt-4 min-h-24" />;
}
