import type { Transaction } from "@heard/db";
import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { type KeptUnit, type PlanLook, planVerdicts, planWatches } from "@heard/db/schema/verdicts";
import { type DayRange, excludeDays, watchScore } from "@heard/metrics";
import { and, eq, isNotNull, isNull, lte, or } from "drizzle-orm";
import { readExclusionWindows } from "../annotations/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { lockPlan } from "../improvement-plans/lock.ts";
import { recordPlanEvent } from "../improvement-plans/record-event.ts";
import { addDays } from "../measures/rules.ts";
import { dayIn } from "../responses/day.ts";
import { type PlanToJudge, readAgreedUnits, type VerdictInput } from "./assemble.ts";
import { toJudge } from "./judge.ts";
import { lookAtThemes } from "./look-at-themes.ts";
import { watchedPeriods } from "./rules.ts";
import { watchAnew } from "./watch-anew.ts";

/** Looks at the closed plans that had improved something and are due, once each four weeks for a year after their end, or after they were closed anew. Returns how many came back. */
export async function watchClosedPlans(ctx: ServiceContext): Promise<number> {
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const plans = await inTenant(ctx, (tx) =>
    tx
      .select({ id: improvementPlans.id })
      .from(improvementPlans)
      .innerJoin(planVerdicts, eq(planVerdicts.planId, improvementPlans.id))
      .leftJoin(planWatches, eq(planWatches.planId, improvementPlans.id))
      .where(
        and(
          eq(improvementPlans.state, "closed"),
          eq(planVerdicts.verdict, "improved"),
          isNull(improvementPlans.deletedAt),
          or(isNull(planWatches.planId), isNotNull(planWatches.cameBackOn), lte(planWatches.nextOn, today)),
        ),
      )
      .orderBy(improvementPlans.number),
  );
  let cameBack = 0;
  for (const { id } of plans) if (await inTenant(ctx, (tx) => lookAt(tx, ctx, id))) cameBack += 1;
  return cameBack;
}

/** One look, where one is due: true when what the plan was about is back, which opens it again. */
async function lookAt(tx: Transaction, ctx: ServiceContext, planId: number): Promise<boolean> {
  const plan = await lockPlan(tx, planId);
  const read = () => tx.select().from(planWatches).where(eq(planWatches.planId, planId));
  let [known] = await read();
  // Closed anew before plans were watched anew.
  if (plan.state === "closed" && plan.closedAt && known?.cameBackOn) {
    await watchAnew(tx, { ...ctx, now: () => plan.closedAt ?? ctx.now() }, planId);
    [known] = await read();
  }
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const judged = plan.state === "closed" ? await toJudge(tx, plan) : null;
  if (!judged || (known && (known.nextOn === null || known.nextOn > today))) return false;
  const [kept] = await tx.select().from(planVerdicts).where(eq(planVerdicts.planId, planId));
  if (!kept) return false;
  const input = kept.input as VerdictInput;
  const { graceDays = 14 } = judged.own.content.goal;
  const periods = watchedPeriods(known?.watchedFrom ? addDays(known.watchedFrom, -1) : lastDayOf(input));
  const isComplete = ({ to }: DayRange) => addDays(to, graceDays) < today;
  const looks = await readLooks(tx, ctx, { judged, input, watched: periods.filter(isComplete) });
  const back = looks.find(({ alarms }) => alarms.length > 0);
  const next = periods.find((period) => !isComplete(period));
  const row = {
    looks: back ? looks.slice(0, looks.indexOf(back) + 1) : looks,
    nextOn: back || !next ? null : addDays(next.to, graceDays + 1),
    ...{ cameBackOn: back?.to ?? null, cameBackAt: back ? ctx.now() : (known?.cameBackAt ?? null) },
  };
  await tx
    .insert(planWatches)
    .values({ orgId: ctx.organisation.id, planId, ...row })
    .onConflictDoUpdate({ target: [planWatches.orgId, planWatches.planId], set: row });
  if (!back) return false;
  // It is work again: its verdict stays, and somebody closes it anew with what is done about it.
  await tx.update(improvementPlans).set({ state: "judged", closedAt: null }).where(eq(improvementPlans.id, planId));
  await recordPlanEvent(tx, ctx, plan, {
    ...{
      verb: "improvementPlan.comeBack",
      after: { state: "judged", from: back.from, to: back.to, alarms: back.alarms },
    },
  });
  return true;
}

/** The last day that the verdict counted. */
function lastDayOf({ registration, periods }: VerdictInput): string {
  const last = periods[registration.after.at(-1) ?? -1];
  if (!last) throw new Error("A plan that improved something has counted at least one period");
  return last.to;
}

type ToLook = { judged: PlanToJudge; input: VerdictInput; watched: readonly DayRange[] };

async function readLooks(
  tx: Transaction,
  ctx: ServiceContext,
  { judged, input, watched }: ToLook,
): Promise<PlanLook[]> {
  if (watched.length === 0) return [];
  const unitsOf = (role: KeptUnit["role"]) => input.units.flatMap((unit) => (unit.role === role ? unit.id : []));
  const planUnits = unitsOf("plan");
  const { goal, comparisonUnits, exclusions } = judged.own.content;
  const windows = await readExclusionWindows(tx, goal, comparisonUnits);
  const leftOut = excludeDays(watched, windows);
  const later = await readAgreedUnits(tx, ctx, judged, {
    ...{ periods: watched, leaveOut: leftOut.days, planUnits, comparisonUnits: unitsOf("comparison") },
    strata: [...new Set(input.units.flatMap(({ strata }) => strata.map(({ id }) => id)))],
  });
  const units = input.units.map((unit) =>
    longer(
      unit,
      later.find(({ id }) => id === unit.id),
      watched.length,
    ),
  );
  const places = watched.map((_, at) => input.periods.length + at);
  // Weeks that were out of the ordinary say neither that it lasts nor that it is back.
  const usual = places.filter((_, at) => !leftOut.periods.includes(at));
  const score = watchScore(input.registration, units, usual);
  const themes = await lookAtThemes(tx, ctx, {
    ...{ judged, input, planUnits, watched, windows: [...exclusions, ...windows] },
  });
  return watched.map(({ from, to }, at) => {
    const seen = score?.periods.find(({ period }) => period === places[at]);
    const told = themes.flatMap(({ theme, name, looks }) => {
      const look = looks[at];
      return look ? [{ theme, name, share: look.share, reference: look.reference, isAlarm: look.isAlarm }] : [];
    });
    const alarms = [
      ...(seen?.isAlarm ? ["score" as const] : []),
      ...(told.some(({ isAlarm }) => isAlarm) ? ["theme" as const] : []),
    ];
    return {
      ...{ from, to, gap: seen?.gap ?? null, bound: seen?.bound ?? null, alarms },
      themes: told.map(({ isAlarm: _isAlarm, ...look }) => look),
    };
  });
}

/** The answers that the verdict was computed from, and those of the periods after it. */
function longer(unit: KeptUnit, later: KeptUnit | undefined, added: number): KeptUnit {
  const past = unit.otherVersion.length;
  const size = unit.strata[0]?.counts[0]?.length ?? 0;
  const none = (periods: number) => Array.from({ length: periods }, () => new Array<number>(size).fill(0));
  const keyOf = ({ id, mode }: KeptUnit["strata"][number]) => `${id}/${mode}`;
  const ofLater = new Map((later?.strata ?? []).map((stratum) => [keyOf(stratum), stratum]));
  const known = unit.strata.map((stratum) => ({
    ...stratum,
    counts: [...stratum.counts, ...(ofLater.get(keyOf(stratum))?.counts ?? none(added))],
  }));
  const isNew = (stratum: KeptUnit["strata"][number]) => !unit.strata.some((one) => keyOf(one) === keyOf(stratum));
  const fresh = [...ofLater.values()].filter(isNew).map((one) => ({ ...one, counts: [...none(past), ...one.counts] }));
  const { otherVersion = new Array<number>(added).fill(0) } = later ?? {};
  return { ...unit, strata: [...known, ...fresh], otherVersion: [...unit.otherVersion, ...otherVersion] };
}
