import type { Transaction } from "@heard/db";
import type { ImprovementPlanRow } from "@heard/db/schema/improvement-plans";
import { type KeptUnit, type PlanRegistrationRow, planRegistrations } from "@heard/db/schema/verdicts";
import {
  completedPeriods,
  type DayRange,
  excludeDays,
  type JointPlan,
  joinPlans,
  type PlanRegistration,
  planPeriods,
  poolRest,
  sharedPlanUnits,
} from "@heard/metrics";
import { readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { resolveGoal } from "../improvement-plans/resolve-goal.ts";
import { addDays } from "../measures/rules.ts";
import { workOf } from "./prepare.ts";
import { readUnits, withEmpty } from "./read-units.ts";
import { measureOf } from "./rules.ts";

/** What a verdict is computed from, with the days of its periods. */
export type VerdictInput = {
  registration: PlanRegistration;
  units: KeptUnit[];
  periods: (DayRange & { window: "baseline" | "leftOut" | "after" })[];
};
/** A plan with what it was agreed to be judged by, and the plans that were at work on its units at the same time. */
export type PlanToJudge = { plan: ImprovementPlanRow; own: PlanRegistrationRow; partners: PlanRegistrationRow[] };

/** Registrations on the same metric that share units and time with this one, and those that share with them. */
export async function findPartners(tx: Transaction, own: PlanRegistrationRow): Promise<PlanRegistrationRow[]> {
  const rows = await tx.select().from(planRegistrations);
  const found = [own];
  const left = rows.filter(
    (row) => row.id !== own.id && row.voidedAt === null && row.content.goal.unitField === own.content.goal.unitField,
  );
  for (let at = 0; at < found.length; at += 1) {
    const one = found[at];
    for (const row of left)
      if (one && !found.includes(row) && sharedPlanUnits(workOf(one), workOf(row)).length > 0) found.push(row);
  }
  return own.voidedAt === null ? found.slice(1) : [];
}

/** The last day whose answers count for the verdict; of plans that are judged together, that of the later end. */
export function dueOn({ plan, own, partners }: PlanToJudge): string {
  const graceDays = own.content.goal.graceDays ?? 14;
  const joint = jointOf(own, partners);
  if (joint) return planPeriods({ ...joint.days, graceDays, historyFrom: own.content.historyFrom }).verdictOn;
  return plan.stoppedOn === null ? own.dueOn : addDays(plan.stoppedOn, graceDays);
}

/** What plans are judged by together; `null` for one alone. */
function jointOf(own: PlanRegistrationRow, [first, ...others]: readonly PlanRegistrationRow[]): JointPlan | null {
  return first ? joinPlans(workOf(own), workOf(first), ...others.map(workOf)) : null;
}

/**
 * What the verdict of a plan is computed from: the frozen baseline and today's answers of the periods after it. With `isNow` everything is read as it is today, which
 * tells what the verdict would be now.
 */
export async function assembleInput(
  tx: Transaction,
  ctx: ServiceContext,
  judged: PlanToJudge,
  { windows, isNow = false }: { windows: readonly DayRange[]; isNow?: boolean },
): Promise<VerdictInput> {
  const { plan, own, partners } = judged;
  const { goal, measureId, smallestMeaningfulChange, minAnswers, historyFrom } = own.content;
  const catalogue = await readCatalogue(tx);
  const resolved = resolveGoal(goal, catalogue, measureId);
  const joint = jointOf(own, partners);
  const periods = joint ? [...planPeriods({ ...joint.days, historyFrom }).periods] : own.content.periods;
  const placesOf = (window: string) => periods.flatMap((period, at) => (period.window === window ? [at] : []));
  const [baseline, leftOut, all] = [placesOf("baseline"), placesOf("leftOut"), placesOf("after")];
  const excluded = excludeDays(periods, windows);
  const read = await readUnits(tx, ctx.organisation.id, {
    goal: resolved,
    catalogue,
    periods,
    leaveOut: excluded.days,
  });
  const planUnits = joint?.planUnits ?? own.planUnits;
  const comparisonUnits = joint?.comparisonUnits ?? own.content.comparisonUnits;
  const wanted = [...planUnits, ...comparisonUnits];
  const busy = await unitsWithOwnPlan(tx, own, partners);
  const now = poolRest(
    withEmpty(read, wanted, periods.length, own.content.scale)
      .filter(({ id }) => wanted.includes(id))
      .map((unit) => ({
        ...unit,
        role: planUnits.includes(unit.id) ? ("plan" as const) : ("comparison" as const),
        ...(busy.has(unit.id) && !planUnits.includes(unit.id) ? { hasOwnPlan: true } : {}),
      })),
    own.content.strata,
  ) as KeptUnit[];
  const after = all.slice(
    0,
    completedAfter(
      plan,
      all.map((at) => periods[at]).filter((one) => one !== undefined),
    ),
  );
  return {
    periods,
    units: isNow || joint ? now : withFrozen(now, own.units, baseline),
    registration: {
      ...{ measure: measureOf(goal, own.content.scale), baseline, leftOut, after, excluded: excluded.periods },
      ...{ smallestMeaningfulChange, minAnswers },
      ...(goal.targetChange === undefined ? {} : { targetChange: goal.targetChange }),
      ...(after.length < all.length ? { plannedAfter: all.length } : {}),
      ...(own.voidedAt === null ? {} : { goalChanged: true }),
    },
  };
}

/** A plan that was stopped is judged by what was complete by then. */
const completedAfter = ({ stoppedOn }: ImprovementPlanRow, after: readonly DayRange[]): number =>
  stoppedOn === null ? after.length : completedPeriods(after, addDays(stoppedOn, 1));

/** The answers of the baseline as they were when the plan was agreed, those after it as they are. */
function withFrozen(now: readonly KeptUnit[], frozen: readonly KeptUnit[], baseline: readonly number[]): KeptUnit[] {
  return now.map((unit) => {
    const before = frozen.find(({ id }) => id === unit.id);
    const keyOf = ({ id, mode }: KeptUnit["strata"][number]) => `${id}/${mode}`;
    const [present, past] = [unit.strata, before?.strata ?? []].map(
      (strata) => new Map(strata.map((stratum) => [keyOf(stratum), stratum])),
    );
    const keys = [...new Set([...(present?.keys() ?? []), ...(past?.keys() ?? [])])];
    const size = unit.strata[0]?.counts[0]?.length ?? 0;
    const none = new Array<number>(size).fill(0);
    return {
      ...unit,
      strata: keys.flatMap((key) => {
        const [here, then] = [present?.get(key), past?.get(key)];
        const one = here ?? then;
        if (!one) return [];
        const counts = (unit.strata[0]?.counts ?? []).map((_, at) =>
          baseline.includes(at) ? (then?.counts[at] ?? none) : (here?.counts[at] ?? none),
        );
        return [{ id: one.id, mode: one.mode, counts }];
      }),
      otherVersion: unit.otherVersion.map((count, at) =>
        baseline.includes(at) ? (before?.otherVersion[at] ?? 0) : count,
      ),
    };
  });
}

/** Comparison units that got a plan of their own on this metric while they were compared with. */
async function unitsWithOwnPlan(
  tx: Transaction,
  own: PlanRegistrationRow,
  partners: readonly PlanRegistrationRow[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.select().from(planRegistrations);
  const others = rows.filter(
    (row) =>
      row.planId !== own.planId &&
      !partners.some(({ id }) => id === row.id) &&
      row.voidedAt === null &&
      row.metric === own.metric &&
      row.content.goal.unitField === own.content.goal.unitField &&
      row.countedFrom <= own.endsOn &&
      row.endsOn >= own.countedFrom,
  );
  return new Set(others.flatMap(({ planUnits }) => planUnits));
}
