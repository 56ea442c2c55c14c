import type { Transaction } from "@heard/db";
import type { PlanGoal } from "@heard/db/schema/improvement-plans";
import type { KeptForecast, KeptUnit, RegisteredContent } from "@heard/db/schema/verdicts";
import {
  type ComparisonSuggestion,
  defaultMeaningfulChange,
  excludeDays,
  forecastPlan,
  helpForPlan,
  neededPlanAnswers,
  outlookOf,
  type PlanPeriods,
  planPeriods,
  poolStrata,
  restStratum,
  suggestComparison,
} from "@heard/metrics";
import { readExclusionWindows } from "../annotations/queries.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { resolveGoal } from "../improvement-plans/resolve-goal.ts";
import { findOverlaps, type Meeting, readOthers } from "./find-overlaps.ts";
import { readPlanNumbers } from "./read-numbers.ts";
import { findHistoryStart, readUnits, withEmpty } from "./read-units.ts";
import { measureOf } from "./rules.ts";

export type GoalToPrepare = Meeting & { triggerTo: string };
export type Prepared = {
  content: RegisteredContent;
  units: KeptUnit[];
  days: PlanPeriods;
  suggestion: ComparisonSuggestion;
};

/**
 * Everything that a plan would be judged by if it were agreed now: its periods, the answers of the baseline, the comparison group, what could be seen and who is in
 * its way. Nothing is written.
 * @throws DomainError not_found, invalid_input for a goal that cannot be measured; invalid_state `plan_no_answers` without any answer, `plan_trigger_late`
 */
export async function prepareRegistration(
  tx: Transaction,
  ctx: ServiceContext,
  asked: GoalToPrepare,
): Promise<Prepared> {
  const { goal, startsOn, triggerFrom, triggerTo } = asked;
  const catalogue = await readCatalogue(tx);
  const resolved = resolveGoal(goal, catalogue);
  const historyFrom = await findHistoryStart(tx, ctx.organisation.id, resolved);
  if (historyFrom === null) throw new DomainError("invalid_state", "plan_no_answers", { metric: goal.metric });
  const { rampUpDays = 0, afterPeriods = 6, graceDays = 14 } = goal;
  if (triggerFrom >= startsOn) throw new DomainError("invalid_state", "plan_trigger_late", { day: triggerFrom });
  const days = planPeriods({ triggerFrom, start: startsOn, rampUpDays, afterPeriods, graceDays, historyFrom });
  const [first] = days.periods;
  const isNear = ({ from, to }: { from: string; to: string }) => to >= (first?.from ?? startsOn) && from <= days.endOn;
  const others = await otherWork(tx, asked, days);
  const past = days.periods.slice(0, days.baseline.length);
  const readPast = async (comparison: readonly string[] | null) => {
    const windows = (await readExclusionWindows(tx, goal, comparison)).filter(isNear);
    const excluded = excludeDays(days.periods, windows);
    const read = await readUnits(tx, ctx.organisation.id, {
      ...{ goal: resolved, catalogue, periods: past, leaveOut: excluded.days },
    });
    const baseline = days.baseline.filter((at) => !excluded.periods.includes(at));
    const units = withRoles(withEmpty(read, goal.planUnits, past.length, resolved.measure.scale), goal, others);
    const setup = { measure: measureOf(goal, resolved.measure.scale), baseline, minAnswers: minAnswersOf(ctx) };
    return { windows, setup, pooled: poolStrata(units, baseline) as KeptUnit[] };
  };
  // As long as it is not known who compares, whatever happened to anybody who could is left out; then what happened to others counts again.
  const open = await readPast(null);
  const suggestion = open.pooled.some(({ role }) => role === "plan")
    ? suggestComparison(open.setup, open.pooled)
    : { suggested: [], candidates: [], barred: [] };
  const out = new Set((goal.takenOut ?? []).map(({ unit }) => unit));
  const comparisonUnits = suggestion.suggested.filter((id) => !out.has(id));
  const { windows, setup, pooled } =
    goal.unitField === "touchpoint" && open.windows.length > 0 ? await readPast(comparisonUnits) : open;
  const registered = pooled.filter(({ id, role }) => role === "plan" || comparisonUnits.includes(id));
  const smallestMeaningfulChange = goal.smallestMeaningfulChange ?? defaultMeaningfulChange(setup.measure);
  const { key, version, min, max, direction } = resolved.measure.scale;
  return {
    ...{ days, suggestion, units: registered },
    content: {
      ...{ goal, measureId: resolved.measure.id, scale: { key, version, min, max, direction } },
      ...{ triggerFrom, triggerTo, startsOn, historyFrom, periods: [...days.periods], comparisonUnits },
      barred: suggestion.barred.map(({ id, reason }) => ({ unit: id, reason })),
      strata: [...new Set(pooled.flatMap(({ strata }) => strata.map(({ id }) => id)))].filter(
        (id) => id !== restStratum,
      ),
      ...{ smallestMeaningfulChange, minAnswers: setup.minAnswers, exclusions: windows },
      forecast: forecastOf(registered, { ...setup, days, smallestMeaningfulChange, goal }),
      overlaps: others.overlaps,
    },
  };
}

/** The organisation's minimum, and never fewer than a verdict needs. */
const leastAnswers = 30;
const minAnswersOf = ({ organisation }: ServiceContext) => Math.max(leastAnswers, organisation.hideBelow);

type Others = { overlaps: RegisteredContent["overlaps"]; busy: ReadonlySet<string> };

/** Plans of others on the same metric: those that share a unit at the same time, and the units that have a plan of their own between baseline and end. */
async function otherWork(tx: Transaction, asked: GoalToPrepare, days: PlanPeriods): Promise<Others> {
  const overlaps = (await findOverlaps(tx, asked)).map(({ planId, number, units }) => ({ planId, number, units }));
  const numbers = await readPlanNumbers(tx);
  const [first] = days.periods;
  const near = (await readOthers(tx, asked)).filter(
    (row) =>
      numbers.has(row.planId) && row.endsOn >= (first?.from ?? days.firstCountedOn) && row.countedFrom <= days.endOn,
  );
  return { overlaps, busy: new Set(near.flatMap(({ planUnits }) => planUnits)) };
}

function withRoles(units: readonly KeptUnit[], { planUnits }: PlanGoal, { busy }: Others): KeptUnit[] {
  return units.map((unit) =>
    planUnits.includes(unit.id)
      ? { ...unit, role: "plan" }
      : { ...unit, role: "comparison", ...(busy.has(unit.id) ? { hasOwnPlan: true } : {}) },
  );
}

function forecastOf(
  units: readonly KeptUnit[],
  {
    days,
    goal,
    ...setup
  }: {
    measure: ReturnType<typeof measureOf>;
    baseline: readonly number[];
    minAnswers: number;
    smallestMeaningfulChange: number;
    days: PlanPeriods;
    goal: PlanGoal;
  },
): KeptForecast | null {
  if (!units.some(({ role }) => role === "plan") || setup.baseline.length === 0) return null;
  const outlook = outlookOf(
    { ...setup, leftOut: days.leftOut, afterPeriods: days.after.length, hasTrigger: true },
    units,
  );
  if (!outlook || !(outlook.design.planPerPeriod > 0)) return null;
  const { design, trend: slope, trendP: slopeP, isTrendTooStrong, balance } = outlook;
  const { claim, strength, level, smallestDetectable } = forecastPlan(design);
  const change = goal.targetChange ?? setup.smallestMeaningfulChange;
  return {
    ...{ claim, strength, level, smallestDetectable, slope, slopeP, isTrendTooStrong, balance: [...balance] },
    ...{ planPerPeriod: design.planPerPeriod, comparisonPerPeriod: design.comparisonPerPeriod },
    ...{ comparisonUnits: design.comparisonUnits, baselinePeriods: design.baselinePeriods },
    neededPerPeriod: neededPlanAnswers(design, change),
    help:
      smallestDetectable <= change
        ? []
        : helpForPlan(design, change).map((one) => ({ by: one.by, smallestDetectable: one.smallestDetectable })),
  };
}
