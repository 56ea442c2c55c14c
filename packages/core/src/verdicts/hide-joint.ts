import type { Transaction } from "@heard/db";
import { type PlanLook, planRegistrations, planVerdicts } from "@heard/db/schema/verdicts";
import type { PlanVerdict } from "@heard/metrics";
import { and, eq, sql } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import type { VerdictInput } from "./assemble.ts";
import { standsElsewhere } from "./hide-comparison.ts";
import type { PlanVerdictReport } from "./queries.ts";

export const planUnitsOf = ({ units }: VerdictInput): string[] =>
  units.flatMap(({ id, role }) => (role === "plan" ? [id] : []));

/**
 * The plans whose verdict is one with other plans and counts answers that the reader does not see. A plan of their own they are told of as far as it goes; what it shares with
 * others is not theirs: the word is said, its figures are not.
 */
export async function readHiddenJoints(
  tx: Transaction,
  ctx: Pick<ServiceContext, "touchpoints">,
): Promise<ReadonlySet<number>> {
  if (ctx.touchpoints === "*") return new Set();
  const rows = await tx
    .select({ planId: planVerdicts.planId, content: planRegistrations.content, input: planVerdicts.input })
    .from(planVerdicts)
    .innerJoin(
      planRegistrations,
      and(
        eq(planRegistrations.orgId, planVerdicts.orgId),
        ...[eq(planRegistrations.planId, planVerdicts.planId), eq(planRegistrations.id, planVerdicts.registrationId)],
      ),
    )
    .where(sql`cardinality(${planVerdicts.jointWith}) > 0`);
  const catalogue = rows.length === 0 ? null : await readCatalogue(tx);
  const hidden = rows.filter(
    ({ content: { goal }, input }) =>
      catalogue && standsElsewhere(ctx, { goal, units: planUnitsOf(input as VerdictInput) }, catalogue),
  );
  return new Set(hidden.map(({ planId }) => planId));
}

/** A verdict of which the word alone is said. */
export const withoutFigures = <Told extends PlanVerdict>(verdict: Told): Told => ({
  ...verdict,
  ...{ size: null, effect: null, obstacle: null, dropped: [], windows: null, targetMet: null },
});

/** A report without anything that was counted of all plans together; what was agreed for this one stays. */
export const hideJoint = (report: PlanVerdictReport): PlanVerdictReport => ({
  ...report,
  isJointHidden: true,
  verdict: report.verdict && withoutFigures(report.verdict),
  running: [],
  periods: report.periods.map((period) => ({ ...period, levels: { plan: null, comparison: null } })),
  otherScaleFrom: null,
  watch: report.watch && {
    ...report.watch,
    looks: report.watch.looks.map(withoutNumbers),
    former: report.watch.former.map((one) => ({ ...one, looks: one.looks.map(withoutNumbers) })),
  },
});

const withoutNumbers = (look: PlanLook): PlanLook => ({ ...look, gap: null, bound: null, themes: [] });
