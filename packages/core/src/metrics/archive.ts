import type { Transaction } from "@heard/db";
import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { metrics } from "@heard/db/schema/metrics";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { DomainError, invalidState } from "../errors.ts";
import { getMetric } from "./queries.ts";
import { MetricInput } from "./schema.ts";

/** Puts a metric away: it takes no new answers and leaves the screens; its answers stay. @throws DomainError not_found, invalid_state; `metric_judges_plans` while a plan waits for a verdict on it */
export async function archiveMetric(ctx: ServiceContext, input: MetricInput): Promise<void> {
  const { key } = MetricInput.parse(input);
  await editCatalogue(ctx, "metric.edit", async (tx) => {
    const metric = await getMetric(tx, key);
    if (metric.archivedAt) throw invalidState("metric", "archived", key);
    await assertJudgesNone(tx, key);
    await tx.update(metrics).set({ archivedAt: ctx.now() }).where(eq(metrics.id, metric.id));
    await recordAudit(tx, ctx, { verb: "metric.archive", subject: { kind: "metric", id: key } });
  });
}

/** A plan that is agreed or at work would lose what it is judged by: no new answer would come. */
async function assertJudgesNone(tx: Transaction, key: string): Promise<void> {
  const plans = await tx
    .select({ number: improvementPlans.number })
    .from(improvementPlans)
    .where(
      and(
        sql`${improvementPlans.goal} ->> 'metric' = ${key}`,
        inArray(improvementPlans.state, ["proposed", "approved", "running"]),
        isNull(improvementPlans.deletedAt),
      ),
    )
    .orderBy(asc(improvementPlans.number));
  if (plans.length > 0)
    throw new DomainError("invalid_state", "metric_judges_plans", {
      plans: plans.map(({ number }) => number).join(", "),
    });
}
