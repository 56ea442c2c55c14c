import { sum } from "../vector.ts";
import type { Obstacle } from "./obstacle.ts";
import type { PlanRegistration } from "./registration.ts";
import { answersIn, type PlanRole, type TalliedUnit, unitsOf } from "./units.ts";

/** The periods that a verdict uses. */
export type Windows = {
  readonly baseline: readonly number[];
  readonly leftOut: readonly number[];
  readonly after: readonly number[];
};

/** Below these answers of a group in a period, the period is dropped; fewer baseline periods than these say nothing. */
const fewestInPeriod = 5;
export const fewestBaselinePeriods = 8;

/** The windows without the periods that exclusion windows take out, of all units alike. */
export function withoutExcluded({ baseline, leftOut, after, excluded = [] }: PlanRegistration): Windows {
  const left = (periods: readonly number[]) => periods.filter((period) => !excluded.includes(period));
  return { baseline: left(baseline), leftOut: left(leftOut), after: left(after) };
}

export type Remaining = { readonly units: readonly TalliedUnit[]; readonly dropped: readonly string[] };

/** The units that answer in at least half of the after periods; the others leave both windows and are named. */
export function withoutLost(units: readonly TalliedUnit[], { after }: Windows): Remaining {
  const isLost = ({ n, hasOwnPlan }: TalliedUnit) =>
    hasOwnPlan || after.filter((period) => (n[period] ?? 0) > 0).length < after.length / 2;
  return {
    units: units.filter((unit) => !isLost(unit)),
    dropped: units.filter(isLost).map(({ id }) => id),
  };
}

/** Whether too many units of a group are lost to be the group that was registered. */
export function tooManyLost(registered: readonly TalliedUnit[], left: readonly TalliedUnit[]): Obstacle | null {
  for (const [role, reason] of [
    ["plan", "planUnitsLost"],
    ["comparison", "comparisonLost"],
  ] as const) {
    const [before, now] = [unitsOf(registered, role).length, unitsOf(left, role).length];
    if (now < before / 2) return { verdict: "notComparable", reason, lost: before - now, registered: before };
  }
  return null;
}

/** Whether a group has fewer answers in a window than may be judged. */
export function tooFewInWindow(units: readonly TalliedUnit[], windows: Windows, minAnswers: number): Obstacle | null {
  for (const role of rolesOf(units)) {
    for (const window of ["baseline", "after"] as const) {
      const answers = answersIn(unitsOf(units, role), windows[window]);
      if (answers < minAnswers)
        return { verdict: "tooFewAnswers", reason: "window", role, window, answers, minAnswers };
    }
  }
  return null;
}

/** The windows without periods in which a group has fewer than 5 answers. */
export function withoutThin(units: readonly TalliedUnit[], { baseline, leftOut, after }: Windows): Windows {
  const groups = rolesOf(units).map((role) => unitsOf(units, role));
  const isThick = (period: number) =>
    groups.every((group) => sum(group.map(({ n }) => n[period] ?? 0)) >= fewestInPeriod);
  return { baseline: baseline.filter(isThick), leftOut: leftOut.filter(isThick), after: after.filter(isThick) };
}

/** Whether too few periods are left of what was registered. */
export function tooFewPeriods(registration: PlanRegistration, { baseline, after }: Windows): Obstacle | null {
  if (after.length < registration.after.length / 2)
    return { verdict: "tooFewAnswers", reason: "periods", window: "after", periods: after.length };
  if (baseline.length >= fewestBaselinePeriods) return null;
  return registration.baseline.length >= fewestBaselinePeriods
    ? { verdict: "tooFewAnswers", reason: "periods", window: "baseline", periods: baseline.length }
    : { verdict: "notComparable", reason: "historyTooShort", periods: baseline.length };
}

/** The groups that there are: without comparison units the plan's own. */
export function rolesOf(units: readonly TalliedUnit[]): PlanRole[] {
  return (["plan", "comparison"] as const).filter((role) => unitsOf(units, role).length > 0);
}
