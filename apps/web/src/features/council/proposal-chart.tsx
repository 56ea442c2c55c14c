"use client";

import type { Proposal } from "@heard/core/council";
import { GapChart } from "#features/verdicts/gap-chart.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";

type ProposalChartProps = { proposal: Proposal; catalogue: Catalogue; format: Format };

/** How the number of a proposal moved until now, where it would be at work and where it is compared, with the periods that its verdict would look at. */
export default function ProposalChart({ proposal, catalogue, format }: ProposalChartProps) {
  const { plan, facts } = proposal;
  if (!plan.goal || !facts.outlook) return null;
  const { scale, firstCountedOn, periods, comparisonUnits } = facts.outlook;
  const registered = { goal: plan.goal, scale, countedFrom: firstCountedOn };
  const report = { registered, periods, verdict: null, isComparisonHidden: comparisonUnits.length === 0 };
  return <GapChart {...{ report, catalogue, format }} />;
}
