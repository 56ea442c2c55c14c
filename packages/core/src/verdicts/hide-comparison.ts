import type { PlanGoal } from "@heard/db/schema/improvement-plans";
import type { PlanLook, RegisteredContent } from "@heard/db/schema/verdicts";
import type { PlanVerdict } from "@heard/metrics";
import type { Catalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import type { PlanVerdictReport } from "./queries.ts";

/**
 * Whether a plan is compared with answers of touchpoints that the reader does not see. What it reached they are told, for they work on it; where others stand they
 * are not, and neither is anything from which that could be counted back.
 */
export function isComparisonHidden(
  { touchpoints: seen }: Pick<ServiceContext, "touchpoints">,
  { goal, comparisonUnits }: Pick<RegisteredContent, "goal" | "comparisonUnits">,
  { touchpoints }: Pick<Catalogue, "touchpoints">,
): boolean {
  return (
    comparisonUnits.length > 0 &&
    standsElsewhere({ touchpoints: seen }, { goal, units: comparisonUnits }, { touchpoints })
  );
}

/** Whether units are read from answers of touchpoints that the reader does not see. */
export function standsElsewhere(
  { touchpoints: seen }: Pick<ServiceContext, "touchpoints">,
  { goal, units }: { goal: Pick<PlanGoal, "filters" | "unitField">; units: readonly string[] },
  { touchpoints }: Pick<Catalogue, "touchpoints">,
): boolean {
  if (seen === "*") return false;
  const isSeen = (key: string) => seen.includes(touchpoints.get(key)?.id ?? 0);
  const isWithin = goal.filters.touchpoint?.every(isSeen) ?? false;
  const isAmong = goal.unitField === "touchpoint" && units.every(isSeen);
  return !isWithin && !isAmong;
}

/** A report without where the comparison stands: the word, the effect and the plan's own level stay. */
export function hideComparison(report: PlanVerdictReport): PlanVerdictReport {
  const { registered, verdict, periods, watch } = report;
  const { goal, baseline, forecast } = registered;
  return {
    ...report,
    isComparisonHidden: true,
    registered: {
      ...registered,
      ...{ comparisonUnits: [], barred: [], strata: [] },
      baseline: { ...baseline, comparison: null },
      forecast: forecast && {
        ...forecast,
        balance: forecast.balance.map((row) => ({ ...row, comparison: null, difference: null, isFlagged: false })),
      },
    },
    verdict: verdict && { ...verdict, ...withoutPoints(verdict, goal.planUnits) },
    periods: periods.map((period) => ({ ...period, levels: { ...period.levels, comparison: null } })),
    watch: watch && {
      ...watch,
      looks: watch.looks.map(withoutGap),
      former: watch.former.map((one) => ({ ...one, looks: one.looks.map(withoutGap) })),
    },
  };
}

const withoutGap = (look: PlanLook): PlanLook => ({ ...look, gap: null, bound: null });

/** A verdict without the gap of each period, which beside the plan's level says the comparison's, and without names of units that are none of the plan's. */
export const withoutPoints = (verdict: PlanVerdict, planUnits: readonly string[]): PlanVerdict => ({
  ...verdict,
  dropped: verdict.dropped.filter((unit) => planUnits.includes(unit)),
  effect: verdict.effect && { ...verdict.effect, points: [] },
});
