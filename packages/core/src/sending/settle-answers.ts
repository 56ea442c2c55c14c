import type { StoredState } from "@heard/db/schema/responses";
import { shardKeyOf } from "@heard/db/shard-key";
import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { stateOf } from "../responses/queries.ts";
import { recordProgress } from "./record-progress.ts";
import { answeringMs, answerKeyOf } from "./rules.ts";

const batch = 500;
type Unsettled = { id: string; sourceId: number; slots: number };
type Stored = { id: string; state: StoredState; receivedAt: string; hasComment: boolean };

/**
 * Notes answers that were stored by somebody who died before the ledger knew of them; what was refused or never stored loses its note. Returns how many were
 * looked at.
 */
export async function settleAnswers(ctx: ServiceContext): Promise<number> {
  const before = new Date(ctx.now().getTime() - answeringMs).toISOString();
  const orgId = ctx.organisation.id;
  let looked = 0;
  for (;;) {
    const unsettled = await inTenant(ctx, (tx) =>
      tx.execute<Unsettled>(sql`
        select i.id, s.source_id as "sourceId", o.slots from invitations i
        join surveys s on s.org_id = i.org_id and s.id = i.survey_id join sources o on o.org_id = s.org_id and o.id = s.source_id
        where i.org_id = ${orgId} and i.answering_at <= ${before} order by i.answering_at limit ${batch}`),
    );
    for (const one of unsettled) await settle(ctx, one, before);
    looked += unsettled.length;
    if (unsettled.length < batch) return looked;
  }
}

async function settle(ctx: ServiceContext, { id, sourceId, slots }: Unsettled, before: string): Promise<void> {
  const { id: orgId, homeShardKey } = ctx.organisation;
  const key = answerKeyOf(id);
  const shardKey = shardKeyOf(orgId, { id: sourceId, slots }, key);
  const [stored] = await inTenant(ctx, (tx) =>
    tx.execute<Stored>(sql`
      select r.id, r.state, r.received_at as "receivedAt",
        exists (select from comments c where c.shard_key = r.shard_key and c.response_id = r.id) as "hasComment"
      from responses r where r.shard_key = ${shardKey} and r.org_id = ${orgId} and r.source_id = ${sourceId} and r.external_id = ${key}`),
  );
  if (stored) {
    const { state, receivedAt, hasComment, id: responseId } = stored;
    const then = { ...ctx, now: () => new Date(receivedAt) };
    return recordProgress(then, id, { isComplete: stateOf(state) !== "partial", hasComment, responseId });
  }
  await inTenant(ctx, (tx) =>
    tx.execute(sql`
      update invitations set answering_at = null where shard_key = ${homeShardKey} and org_id = ${orgId} and id = ${id}::uuid and answering_at <= ${before}`),
  );
}
