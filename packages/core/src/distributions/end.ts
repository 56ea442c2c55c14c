import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { changeState } from "./change-state.ts";
import type { DistributionInput } from "./schema.ts";

const chunk = 20_000;

/** Sends nothing more, ever: what waited is suppressed and says so. Links that went stay good. @throws DomainError invalid_state, not_found */
export async function endDistribution(ctx: ServiceContext, input: DistributionInput): Promise<void> {
  await changeState(ctx, input, "end");
  const { id, homeShardKey } = ctx.organisation;
  for (;;) {
    const { count } = await inTenant(ctx, (tx) =>
      tx.execute(sql`
        update invitations set state = 'suppressed', rule = 'ended', due_at = null
        where shard_key = ${homeShardKey} and org_id = ${id} and id in (select i.id from invitations i where i.org_id = ${id}
          and i.distribution_id = ${input.distributionId} and i.state = 'deferred' and i.rule <> 'handingOver' limit ${chunk})
          and state = 'deferred' and rule <> 'handingOver'`),
    );
    if (count === 0) return;
  }
}
