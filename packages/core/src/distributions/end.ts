import { distributions } from "@heard/db/schema/distributions";
import { and, eq, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { changeState } from "./change-state.ts";
import type { DistributionInput } from "./schema.ts";

const chunk = 20_000;

/** Sends nothing more, ever: what waited is suppressed and says so. Links that went stay good. @throws DomainError invalid_state, not_found */
export async function endDistribution(ctx: ServiceContext, input: DistributionInput): Promise<void> {
  await changeState(ctx, input, "end");
  await suppressWaiting(ctx, input.distributionId);
}

/** Does the rest where somebody ended a distribution and died before all that waited for it said so. */
export async function finishEndings(ctx: ServiceContext): Promise<void> {
  const unfinished = await inTenant(ctx, (tx) =>
    tx
      .select({ id: distributions.id })
      .from(distributions)
      .where(
        and(
          eq(distributions.state, "ended"),
          sql`exists (select from invitations i where i.org_id = ${distributions.orgId} and i.distribution_id = ${distributions.id}
            and i.state = 'deferred' and i.rule <> 'handingOver')`,
        ),
      ),
  );
  for (const { id } of unfinished) await suppressWaiting(ctx, id);
}

async function suppressWaiting(ctx: ServiceContext, distributionId: number): Promise<void> {
  const { id, homeShardKey } = ctx.organisation;
  for (;;) {
    const { count } = await inTenant(ctx, (tx) =>
      tx.execute(sql`
        update invitations set state = 'suppressed', rule = 'ended', due_at = null
        where shard_key = ${homeShardKey} and org_id = ${id} and id in (select i.id from invitations i where i.org_id = ${id}
          and i.distribution_id = ${distributionId} and i.state = 'deferred' and i.rule <> 'handingOver' limit ${chunk})
          and state = 'deferred' and rule <> 'handingOver'`),
    );
    if (count === 0) return;
  }
}
