import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { findDistribution } from "../distributions/queries.ts";
import { type DistributionInput, DistributionPlan } from "../distributions/schema.ts";
import { requirePermission } from "../permissions.ts";

/** From what happened to the message, in seconds: measured on every message that went, the delay that is wanted included. */
export type EventDelay = {
  sentCount: number;
  wantedSeconds: number;
  medianSeconds: number | null;
  p95Seconds: number | null;
  /** Beyond the delay that is wanted: quiet hours, the contact limit, and ourselves. */
  medianLagSeconds: number | null;
  p95LagSeconds: number | null;
};

/** How long it took from the event to the message. `null` before one has gone. @throws DomainError not_found */
export async function getEventDelay(ctx: ServiceContext, { distributionId }: DistributionInput): Promise<EventDelay> {
  requirePermission(ctx, "distribution.read");
  return inTenant(ctx, async (tx) => {
    const { plan } = await findDistribution(tx, distributionId);
    const wantedSeconds = DistributionPlan.parse(plan).delayMinutes * 60;
    const [row] = await tx.execute<{
      count: number;
      median: number | null;
      p95: number | null;
      lag: number | null;
      lag95: number | null;
    }>(sql`
      with delays as (
        select extract(epoch from sent_at - event_at)::float8 as whole, extract(epoch from sent_at - wanted_at)::float8 as lag from invitations
        where org_id = ${ctx.organisation.id} and distribution_id = ${distributionId} and number = 0 and state = 'sent' and event_at is not null
      )
      select count(*)::int as count, percentile_cont(0.5) within group (order by whole) as median, percentile_cont(0.95) within group (order by whole) as p95,
        percentile_cont(0.5) within group (order by lag) as lag, percentile_cont(0.95) within group (order by lag) as lag95 from delays`);
    return {
      sentCount: row?.count ?? 0,
      wantedSeconds,
      medianSeconds: row?.median ?? null,
      p95Seconds: row?.p95 ?? null,
      medianLagSeconds: row?.lag ?? null,
      p95LagSeconds: row?.lag95 ?? null,
    };
  });
}
