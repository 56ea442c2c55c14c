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
  // What ended before it counted was never at work.
  const isAtWork = ({ after }: PlannedWork) => after.from <= after.to;
  const doTheyMeet = isAtWork(a) && isAtWork(b) && a.after.from <= b.after.to && b.after.from <= a.after.to;
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
 * Plans that overlap as one, two or a chain of them: the union of their units, a baseline that ends before the earlier trigger, left out up to the later first counted day, followed from there
 * to the later end in complete periods. Compared with the units that all were to be compared with and that belong to none: what was locked for one plan only was
 * not agreed for the other (docs/decisions). One verdict, shown on each, credited to none alone.
 * @throws RangeError for a plan that overlaps with none of the others
 * @example
 * joinPlans({ metric: "nps", planUnits: ["a"], comparisonUnits: ["c"], triggerFrom: "2026-01-01", after: { from: "2026-02-01", to: "2026-04-25" } }, { metric: "nps", planUnits: ["a", "b"], comparisonUnits: ["c", "d"], triggerFrom: "2026-02-01", after: { from: "2026-03-01", to: "2026-05-23" } }).days; // => { triggerFrom: "2026-01-01", start: "2026-03-01", afterPeriods: 3 }
 */
export function joinPlans(...plans: readonly [PlannedWork, PlannedWork, ...PlannedWork[]]): JointPlan {
  for (const plan of plans)
    if (!plans.some((other) => other !== plan && sharedPlanUnits(plan, other).length > 0))
      throw new RangeError("Plans that share no unit, metric or time are judged apart");
  const planUnits = [...new Set(plans.flatMap((plan) => plan.planUnits))];
  const [first, ...others] = plans;
  const latest = (days: readonly string[]) => days.reduce((one, day) => (day > one ? day : one));
  const start = latest(plans.map(({ after }) => after.from));
  const end = latest(plans.map(({ after }) => after.to));
  return {
    planUnits,
    comparisonUnits: first.comparisonUnits.filter(
      (unit) => others.every(({ comparisonUnits }) => comparisonUnits.includes(unit)) && !planUnits.includes(unit),
    ),
    days: {
      triggerFrom: plans.map(({ triggerFrom }) => triggerFrom).reduce((one, day) => (day < one ? day : one)),
      start,
      afterPeriods: Math.floor((dayNumber(end) - dayNumber(start) + 1) / periodDays),
    },
  };
}
