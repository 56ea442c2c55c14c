import type { KeptUnit, RegisteredContent } from "@heard/db/schema/verdicts";
import { excludeDays, type GroupLevel, groupLevels, type PlanRole, windowLevels } from "@heard/metrics";
import type { ServiceContext } from "../context.ts";
import { measureOf } from "./rules.ts";

/** Where plan and comparison stood before the start; a group with fewer answers than may be shown has no value. */
export type Baseline = Record<PlanRole, GroupLevel | null>;

/** What the frozen answers of a plan say of its baseline, without the periods that are left out as a whole. */
export function readBaseline(
  { organisation }: Pick<ServiceContext, "organisation">,
  { goal, scale, periods, exclusions }: Pick<RegisteredContent, "goal" | "scale" | "periods" | "exclusions">,
  units: readonly KeptUnit[],
): Baseline {
  const excluded = excludeDays(periods, exclusions).periods;
  const places = periods.flatMap(({ window }, at) => (window === "baseline" && !excluded.includes(at) ? [at] : []));
  const levels = windowLevels(measureOf(goal, scale), units, places);
  const shown = (level: GroupLevel) => (level.n >= organisation.hideBelow ? level : null);
  return { plan: shown(levels.plan), comparison: shown(levels.comparison) };
}

/** One period as a chart draws it; a group with fewer answers than may be shown has no value. */
export type VerdictPeriod = RegisteredContent["periods"][number] & {
  levels: Record<PlanRole, GroupLevel | null>;
  /** Left out as a whole, by a window that everybody knows of. */
  isExcluded: boolean;
};

/** How plan and comparison moved until the start, with the periods that are still to come. */
export function readBaselinePeriods(
  { organisation }: Pick<ServiceContext, "organisation">,
  { goal, scale, periods, exclusions }: Pick<RegisteredContent, "goal" | "scale" | "periods" | "exclusions">,
  units: readonly KeptUnit[],
): VerdictPeriod[] {
  const levels = groupLevels(measureOf(goal, scale), units);
  const excluded = excludeDays(periods, exclusions).periods;
  const shown = (role: PlanRole, at: number) => {
    const level = levels[role][at];
    return level && level.n >= organisation.hideBelow ? level : null;
  };
  return periods.map((period, at) => ({
    ...period,
    levels: { plan: shown("plan", at), comparison: shown("comparison", at) },
    isExcluded: excluded.includes(at),
  }));
}
