import type { Transaction } from "@heard/db";
import { sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";

/** Takes away what was sent for the survey of a source that goes for ever, and from events that they had set it off. Its distributions go with it. */
export async function purgeSentFor(tx: Transaction, ctx: ServiceContext, sourceId: number): Promise<void> {
  const { id, homeShardKey } = ctx.organisation;
  const here = (alias: string) => sql.raw(`${alias}.shard_key = ${homeShardKey} and ${alias}.org_id = ${id}`);
  await tx.execute(sql`
    with gone as (
      delete from invitations i using surveys s where ${here("i")} and s.org_id = i.org_id and s.id = i.survey_id and s.source_id = ${sourceId}
      returning i.id, i.contact_id, i.occasion, i.number, i.event_at
    ), kept as (delete from letters l using gone where ${here("l")} and l.invitation_id = gone.id), lost as (
      select contact_id, occasion, count(*) as count from gone where number = 0 and event_at is not null group by contact_id, occasion
    )
    update events e set invitation_count = e.invitation_count - lost.count from lost
    where ${here("e")} and e.external_id = lost.occasion and e.contact_id = lost.contact_id`);
}
