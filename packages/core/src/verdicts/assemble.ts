import type { Transaction } from "@heard/db";
import type { ImprovementPlanRow } from "@heard/db/schema/improvement-plans";
import { type KeptUnit, type PlanRegistrationRow, planRegistrations } from "@heard/db/schema/verdicts";
import {
  completedPeriods,
  type DayRange,
  excludeDays,
  type PlanRegistration,
  planPeriods,
  poolRest,
} from "@heard/metrics";
import { sql } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { resolveGoal } from "../improvement-plans/resolve-goal.ts";
import type { ReceivedPeriod } from "../measures/plan.ts";
import { addDays } from "../measures/rules.ts";
import { dayIn } from "../responses/day.ts";
import { momentOf } from "../responses/moment.ts";
import { findFrozenJoint } from "./freeze-joint.ts";
import { joinWork, lastDayOf } from "./join.ts";
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

/** The last day whose answers count for the verdict; of plans that are judged together, that of the later end. */
export function dueOn({ own, partners }: PlanToJudge): string {
  const graceDays = own.content.goal.graceDays ?? 14;
  const joint = joinWork(own, partners);
  const planned = joint ? planPeriods({ ...joint.days, graceDays, historyFrom: own.content.historyFrom }) : null;
  const ended = lastDayOf(own, partners);
  if (planned) return ended < planned.endOn ? addDays(ended, graceDays) : planned.verdictOn;
  return own.stoppedOn === null ? own.dueOn : addDays(own.stoppedOn, graceDays);
}

/**
 * What the verdict of a plan is computed from: the baseline as it was agreed, and the answers after it that arrived in time. With `isNow` everything is read as it is
 * today, which tells what the verdict would be now.
 */
export async function assembleInput(
  tx: Transaction,
  ctx: ServiceContext,
  judged: PlanToJudge,
  { windows, isNow = false }: { windows: readonly DayRange[]; isNow?: boolean },
): Promise<VerdictInput> {
  const { own, partners } = judged;
  const { goal, smallestMeaningfulChange, minAnswers, historyFrom } = own.content;
  const joint = joinWork(own, partners);
  const {
    periods,
    strata,
    units: frozen,
  } = joint ? findFrozenJoint(own, partners, { ...joint.days, historyFrom }) : { ...own.content, units: own.units };
  const placesOf = (window: string) => periods.flatMap((period, at) => (period.window === window ? [at] : []));
  const [baseline, leftOut, all] = [placesOf("baseline"), placesOf("leftOut"), placesOf("after")];
  const excluded = excludeDays(periods, windows);
  const arrived = isNow ? periods : arrivedInTime(ctx, judged, periods);
  const now = await readAgreedUnits(tx, ctx, judged, {
    ...{ periods: arrived, leaveOut: excluded.days, strata },
    planUnits: joint?.planUnits ?? own.planUnits,
    comparisonUnits: joint?.comparisonUnits ?? own.content.comparisonUnits,
  });
  const afterDays = all.flatMap((at) => periods[at] ?? []);
  // Plans that were stopped are judged by what was complete by then.
  const after = all.slice(0, completedPeriods(afterDays, addDays(lastDayOf(own, partners), 1)));
  return {
    periods,
    units: isNow || !frozen ? now : withFrozen(now, frozen, baseline),
    registration: {
      ...{ measure: measureOf(goal, own.content.scale), baseline, leftOut, after, excluded: excluded.periods },
      ...{ smallestMeaningfulChange, minAnswers },
      ...(goal.targetChange === undefined ? {} : { targetChange: goal.targetChange }),
      ...(after.length < all.length ? { plannedAfter: all.length } : {}),
      ...(own.voidedAt === null ? {} : { goalChanged: true }),
    },
  };
}

/** With the moments up to which answers count: those of the baseline that nobody froze by when the last of the plans was agreed, those after it by the end of the grace days. */
function arrivedInTime(
  ctx: ServiceContext,
  judged: PlanToJudge,
  periods: VerdictInput["periods"],
): (VerdictInput["periods"][number] & ReceivedPeriod)[] {
  const { own, partners } = judged;
  const agreed = [own, ...partners]
    .map(({ registeredAt }) => registeredAt.toISOString())
    .reduce((a, b) => (a > b ? a : b));
  const due = dueOn(judged);
  const isOver = due < dayIn(ctx.organisation.timeZone, ctx.now());
  return periods.map((period) => {
    if (period.window === "baseline")
      return partners.length === 0 ? period : { ...period, receivedBefore: sql`${agreed}` };
    return isOver ? { ...period, receivedBefore: momentOf(ctx, { day: addDays(due, 1), time: "00:00" }) } : period;
  });
}

type ToRead = {
  periods: readonly ReceivedPeriod[];
  leaveOut: readonly DayRange[];
  strata: readonly string[];
  planUnits: readonly string[];
  comparisonUnits: readonly string[];
};

/** The answers of the agreed units, by the agreed kinds. */
export async function readAgreedUnits(
  tx: Transaction,
  ctx: ServiceContext,
  { own, partners }: PlanToJudge,
  { periods, leaveOut, strata, planUnits, comparisonUnits }: ToRead,
): Promise<KeptUnit[]> {
  const { goal, measureId, scale } = own.content;
  const catalogue = await readCatalogue(tx);
  const resolved = resolveGoal(goal, catalogue, measureId);
  const read = await readUnits(tx, ctx.organisation.id, {
    ...{ goal: resolved, catalogue, periods, leaveOut, agreedKinds: strata },
  });
  const wanted = [...planUnits, ...comparisonUnits];
  const busy = await unitsWithOwnPlan(tx, own, partners);
  return poolRest(
    withEmpty(read, wanted, periods.length, scale)
      .filter(({ id }) => wanted.includes(id))
      .map((unit) => ({
        ...unit,
        role: planUnits.includes(unit.id) ? ("plan" as const) : ("comparison" as const),
        ...(busy.has(unit.id) && !planUnits.includes(unit.id) ? { hasOwnPlan: true } : {}),
      })),
    strata,
  ) as KeptUnit[];
}

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
