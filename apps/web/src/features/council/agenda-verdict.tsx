"use client";

import { useQuery } from "@tanstack/react-query";
import { GapChart } from "#features/verdicts/gap-chart.tsx";
import { VerdictHeadline } from "#features/verdicts/verdict-headline.tsx";
import { useTRPC } from "#trpc/client.tsx";
import type { MeetingContext } from "./meeting-screen.tsx";

/** A verdict as the page of its plan tells it: one sentence and one chart. */
export function AgendaVerdict({ planId, catalogue, format }: MeetingContext & { planId: number }) {
  const { data: report } = useQuery(useTRPC().verdicts.ofPlan.queryOptions({ planId }));
  if (!report) return null;
  return (
    <div className="mt-3">
      <VerdictHeadline {...{ report, catalogue, format }} />
      <GapChart {...{ report, catalogue, format }} />
    </div>
  );
}
