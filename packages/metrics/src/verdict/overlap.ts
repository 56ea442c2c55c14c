import { type DayRange, dayNumber, type PlanDays, periodDays } from "./calendar.ts";

/** A plan as far as others can get in its way. */
export type PlannedWork = {
  readonly metric: string;
  readonly planUnits: readonly string[];
  readonly comparisonUnits: readonly string[];
  readonly triggerFrom: string;
  /** From the first counted day to the end. */
  readonly after: DayRange;
};

/**
 * Units that two plans would both be judged by, at the same time, on the same metric; empty when they do not overlap.
 * @example
 * sharedPlanUnits({ metric: "nps", planUnits: ["a", "b"], comparisonUnits: [], triggerFrom: "2026-01-01", after: { from: "2026-02-01", to: "2026-04-25" } }, { metric: "nps", planUnits: ["b"], comparisonUnits: [], triggerFrom: "2026-02-01", after: { from: "2026-04-25", to: "2026-05-22" } }); // => ["b"]
 */
export function sharedPlanUnits(a: PlannedWork, b: PlannedWork): string[] {
  const doTheyMeet = a.after.from <= b.after.to && b.after.from <= a.after.to;
  if (a.metric !== b.metric || !doTheyMeet) return [];
  return a.planUnits.filter((unit) => b.planUnits.includes(unit));
}

/** What both plans are judged by together. */
export type JointPlan = {
  readonly planUnits: readonly string[];
  readonly comparisonUnits: readonly string[];
  /** For `planPeriods`, with the history that there is. */
  readonly days: Omit<PlanDays, "historyFrom">;
};

/**
 * Two plans that overlap as one: the union of their units, a baseline that ends before the earlier trigger, left out up to the later first counted day, followed from there
 * to the later end in complete periods. Compared with the units that both were to be compared with and that belong to neither: what was locked for one plan only was
 * not agreed for the other (docs/decisions). One verdict, shown on both, credited to neither alone.
 * @throws RangeError for plans that do not overlap
 * @example
 * joinPlans({ metric: "nps", planUnits: ["a"], comparisonUnits: ["c"], triggerFrom: "2026-01-01", after: { from: "2026-02-01", to: "2026-04-25" } }, { metric: "nps", planUnits: ["a", "b"], comparisonUnits: ["c", "d"], triggerFrom: "2026-02-01", after: { from: "2026-03-01", to: "2026-05-23" } }).days; // => { triggerFrom: "2026-01-01", start: "2026-03-01", afterPeriods: 3 }
 */
export function joinPlans(a: PlannedWork, b: PlannedWork): JointPlan {
  if (sharedPlanUnits(a, b).length === 0)
    throw new RangeError("Plans that share no unit, metric or time are judged apart");
  const planUnits = [...new Set([...a.planUnits, ...b.planUnits])];
  const start = a.after.from > b.after.from ? a.after.from : b.after.from;
  const end = a.after.to > b.after.to ? a.after.to : b.after.to;
  return {
    planUnits,
    comparisonUnits: a.comparisonUnits.filter((unit) => b.comparisonUnits.includes(unit) && !planUnits.includes(unit)),
    days: {
      triggerFrom: a.triggerFrom < b.triggerFrom ? a.triggerFrom : b.triggerFrom,
      start,
      afterPeriods: Math.floor((dayNumber(end) - dayNumber(start) + 1) / periodDays),
    },
  };
}
