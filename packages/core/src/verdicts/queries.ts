import type { Transaction } from "@heard/db";
import { type ImprovementPlanRow, improvementPlans } from "@heard/db/schema/improvement-plans";
import {
  type FormerWatch,
  type KeptForecast,
  type PlanLook,
  type PlanRegistrationRow,
  planRegistrations,
  planVerdicts,
  planWatches,
  type RegisteredContent,
} from "@heard/db/schema/verdicts";
import {
  completedPeriods,
  groupLevels,
  type Obstacle,
  type PlanRole,
  type PlanVerdict,
  type RunningFigure,
  runningFigures,
} from "@heard/metrics";
import { and, eq, gte, isNull } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { PlanInput } from "../improvement-plans/schema.ts";
import { requirePermission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { assembleInput, dueOn, type PlanToJudge, type VerdictInput } from "./assemble.ts";
import { hideComparison, isComparisonHidden, standsElsewhere, withoutPoints } from "./hide-comparison.ts";
import { hideJoint, planUnitsOf, readHiddenJoints, withoutFigures } from "./hide-joint.ts";
import { computeVerdict, toJudge } from "./judge.ts";
import { type Baseline, readBaseline, type VerdictPeriod } from "./read-baseline.ts";
import { type PlanNumber, readPlanNumbers } from "./read-numbers.ts";

/** A plan as it is called; one that the reader does not see has no title. */
export type NamedPlan = Omit<PlanNumber, "title"> & { title: string | null };
export type VoidedRegistration = {
  registeredAt: Date;
  voidedAt: Date;
  reason: NonNullable<PlanRegistrationRow["voidReason"]>;
};
export type PlanVerdictReport = {
  registered: Omit<RegisteredContent, "periods" | "forecast"> & {
    forecast: Omit<KeptForecast, "comparisonPerPeriod"> | null;
    registeredAt: Date;
    voidedAt: Date | null;
    countedFrom: string;
    endsOn: string;
    /** Stopped before its end; `null` for one that was not. */
    stoppedOn: string | null;
    /** The last day whose answers count. */
    dueOn: string;
    /** Where plan and comparison stood, by the answers frozen with the agreement. */
    baseline: Baseline;
  };
  /** What was agreed and holds no more, the oldest first; the newest of these is `registered` where nothing was agreed since. */
  voided: VoidedRegistration[];
  /** The reader does not see where it is compared with: nothing here says how that stands. */
  isComparisonHidden: boolean;
  /** It is judged together with others over answers that the reader does not see: no figure of all of them is here. */
  isJointHidden: boolean;
  verdict: (PlanVerdict & { computedAt: Date; jointWith: NamedPlan[] }) | null;
  /** After each completed period; none where nothing can be said before the end. */
  running: (RunningFigure | Obstacle)[];
  periods: VerdictPeriod[];
  /** The first day of the period in which answers on another scale or wording begin; `null` while there are none. */
  otherScaleFrom: string | null;
  /** Plans on the same units at the same time. */
  overlaps: NamedPlan[];
  /** What was looked at since a plan was closed that had improved something; `null` where nothing is watched. */
  watch: {
    looks: PlanLook[];
    cameBackOn: string | null;
    nextOn: string | null;
    /** The first day that is watched since it was closed anew; `null` where it was closed once. */
    watchedFrom: string | null;
    /** What was found before it was closed anew. */
    former: FormerWatch[];
  } | null;
};

/** What a plan was agreed to be judged by, how it stands, and its verdict; `null` before anybody agreed. @throws DomainError not_found */
export async function getVerdict(ctx: ServiceContext, input: PlanInput): Promise<PlanVerdictReport | null> {
  requirePermission(ctx, "plan.read");
  const { planId } = PlanInput.parse(input);
  return readWhole(ctx, planId, readVerdict);
}

/**
 * What the verdict of a plan would be by the answers of today: computed when somebody asks, because it reads years of answers. `null` before there is a verdict, and of
 * one whose figures are not the reader's.
 * @throws DomainError not_found
 */
export async function getVerdictNow(ctx: ServiceContext, input: PlanInput): Promise<PlanVerdict | null> {
  requirePermission(ctx, "plan.read");
  const { planId } = PlanInput.parse(input);
  return readWhole(ctx, planId, async (tx, whole) => {
    const judged = await toJudge(tx, await readPlan(tx, planId));
    const [kept] = await tx
      .select({ planId: planVerdicts.planId })
      .from(planVerdicts)
      .where(eq(planVerdicts.planId, planId));
    if (!judged || !kept) return null;
    const { verdict, input } = await computeVerdict(tx, whole, judged, { isNow: true });
    const { content } = judged.own;
    const catalogue = await readCatalogue(tx);
    if (
      judged.partners.length > 0 &&
      standsElsewhere(ctx, { goal: content.goal, units: planUnitsOf(input) }, catalogue)
    )
      return null;
    return isComparisonHidden(ctx, content, catalogue) ? withoutPoints(verdict, content.goal.planUnits) : verdict;
  });
}

type Reading<Result> = (
  tx: Transaction,
  whole: ServiceContext,
  reader: { ctx: ServiceContext; planId: number; seen: Map<number, PlanNumber> },
) => Promise<Result>;

/** Reads of a plan that the reader sees, by all the answers that it is judged by: from a part of them its verdict would be another one. @throws DomainError not_found */
async function readWhole<Result>(ctx: ServiceContext, planId: number, read: Reading<Result>): Promise<Result> {
  const seen = await inTenant(ctx, readPlanNumbers);
  if (!seen.has(planId)) throw notFound("improvement plan", planId);
  const whole: ServiceContext = { ...ctx, touchpoints: "*" };
  return inTenant(whole, (tx) => read(tx, whole, { ctx, planId, seen }), { snapshot: true });
}

/** @throws DomainError not_found, also for one in the bin */
async function readPlan(tx: Transaction, planId: number): Promise<ImprovementPlanRow> {
  const [plan] = await tx.select().from(improvementPlans).where(eq(improvementPlans.id, planId));
  if (!plan || plan.deletedAt) throw notFound("improvement plan", planId);
  return plan;
}

const readVerdict: Reading<PlanVerdictReport | null> = async (tx, whole, { ctx, planId, seen }) => {
  const plan = await readPlan(tx, planId);
  const judged = await toJudge(tx, plan);
  if (!judged) return null;
  const [kept] = await tx.select().from(planVerdicts).where(eq(planVerdicts.planId, planId));
  const [watch] = await tx.select().from(planWatches).where(eq(planWatches.planId, planId));
  const named = await namesOf(tx, seen);
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const shown = (kept?.input as VerdictInput | undefined) ?? (await inputSoFar(tx, whole, judged, today));
  const { own, partners } = judged;
  const { periods: _periods, forecast, ...content } = own.content;
  const report: PlanVerdictReport = {
    ...{ isComparisonHidden: false, isJointHidden: false },
    registered: {
      ...content,
      forecast: forecast && withoutRate(forecast),
      stoppedOn: own.stoppedOn,
      ...{ registeredAt: own.registeredAt, voidedAt: own.voidedAt, countedFrom: own.countedFrom, endsOn: own.endsOn },
      ...{ dueOn: dueOn(judged), baseline: readBaseline(ctx, own.content, own.units) },
    },
    voided: await readVoided(tx, planId),
    verdict: kept
      ? { ...(kept.result as PlanVerdict), computedAt: kept.computedAt, jointWith: named(kept.jointWith) }
      : null,
    running: kept || plan.state !== "running" ? [] : runningFigures(shown.registration, shown.units),
    periods: periodsOf(ctx, shown),
    otherScaleFrom:
      shown.periods.find((_, at) => shown.units.some(({ otherVersion }) => (otherVersion[at] ?? 0) > 0))?.from ?? null,
    watch: watch ? watchOf(watch) : null,
    overlaps: named(partners.map((partner) => partner.planId)),
  };
  const catalogue = await readCatalogue(tx);
  const told = isComparisonHidden(ctx, own.content, catalogue) ? hideComparison(report) : report;
  const isJoint = (kept?.jointWith ?? partners).length > 0;
  const { goal } = own.content;
  return isJoint && standsElsewhere(ctx, { goal, units: planUnitsOf(shown) }, catalogue) ? hideJoint(told) : told;
};

const watchOf = ({ looks, cameBackOn, nextOn, watchedFrom, former }: typeof planWatches.$inferSelect) => ({
  ...{ looks, cameBackOn, nextOn, watchedFrom, former },
});

/** Plans by their numbers: that there is another one its people have to know, what it is only whoever sees it. */
async function namesOf(
  tx: Transaction,
  seen: ReadonlyMap<number, PlanNumber>,
): Promise<(ids: readonly number[]) => NamedPlan[]> {
  const all = await readPlanNumbers(tx);
  return (ids) =>
    ids.flatMap((id) => {
      const plan = all.get(id);
      return plan ? [{ ...plan, title: seen.get(id)?.title ?? null }] : [];
    });
}

/** How many answers the comparison gets is nobody's to read here. */
const withoutRate = ({ comparisonPerPeriod: _rate, ...forecast }: KeptForecast) => forecast;

async function readVoided(tx: Transaction, planId: number): Promise<VoidedRegistration[]> {
  const { registeredAt, voidedAt, voidReason: reason } = planRegistrations;
  const rows = await tx
    .select({ registeredAt, voidedAt, reason })
    .from(planRegistrations)
    .where(eq(planRegistrations.planId, planId))
    .orderBy(planRegistrations.id);
  return rows.flatMap(({ registeredAt, voidedAt, reason }) =>
    voidedAt && reason ? [{ registeredAt, voidedAt, reason }] : [],
  );
}

/** The periods that are complete: what comes is not looked at before it is over. */
async function inputSoFar(
  tx: Transaction,
  ctx: ServiceContext,
  judged: PlanToJudge,
  today: string,
): Promise<VerdictInput> {
  const { exclusions } = judged.own.content;
  const input = await assembleInput(tx, ctx, judged, { windows: exclusions });
  const { after, plannedAfter = after.length } = input.registration;
  const days = after.flatMap((at) => input.periods[at] ?? []);
  const complete = completedPeriods(days, today);
  return { ...input, registration: { ...input.registration, after: after.slice(0, complete), plannedAfter } };
}

function periodsOf({ organisation }: ServiceContext, { registration, units, periods }: VerdictInput): VerdictPeriod[] {
  const levels = groupLevels(registration.measure, units);
  const { baseline, leftOut, after, excluded = [] } = registration;
  const used = new Set([...baseline, ...leftOut, ...after]);
  const level = (role: PlanRole, at: number) => {
    const one = levels[role][at];
    return one && used.has(at) && one.n >= organisation.hideBelow ? one : null;
  };
  return periods.map((period, at) => ({
    ...period,
    levels: { plan: level("plan", at), comparison: level("comparison", at) },
    isExcluded: excluded.includes(at),
  }));
}

export type KeptVerdict = PlanVerdict & {
  jointWith: number[];
  /** It counts answers that the reader does not see, with other plans: there is the word alone. */
  isJointHidden: boolean;
  computedAt: Date;
};

/** The verdicts that there are, by plan, as far as the reader is told. */
export async function readVerdicts(
  tx: Transaction,
  ctx: Pick<ServiceContext, "touchpoints">,
): Promise<Map<ImprovementPlanRow["id"], KeptVerdict>> {
  const hidden = await readHiddenJoints(tx, ctx);
  const { planId, result, jointWith, computedAt } = planVerdicts;
  const rows = await tx.select({ planId, result, jointWith, computedAt }).from(planVerdicts);
  return new Map(
    rows.map(({ planId: id, result: told, ...row }) => {
      const isJointHidden = hidden.has(id);
      const verdict = told as PlanVerdict;
      return [id, { ...(isJointHidden ? withoutFigures(verdict) : verdict), ...row, isJointHidden }];
    }),
  );
}

/** The plans of which it was found since a moment, after they were closed, that what they were about is back. */
export async function readCameBack(tx: Transaction, since: Date): Promise<ImprovementPlanRow["id"][]> {
  const rows = await tx
    .select({ id: improvementPlans.id })
    .from(improvementPlans)
    .innerJoin(planWatches, eq(planWatches.planId, improvementPlans.id))
    .where(and(gte(planWatches.cameBackAt, since), isNull(improvementPlans.deletedAt)));
  return rows.map(({ id }) => id);
}
