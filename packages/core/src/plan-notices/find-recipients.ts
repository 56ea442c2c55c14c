import type { Transaction } from "@heard/db";
import { sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";

export type Recipients = {
  /** Contacts, each once, however much they said. */
  contactIds: string[];
  /** Linked answers of which nobody knows whose they are. */
  anonymous: number;
};

/** Those whose comments and answers are linked to a plan as evidence: exactly they. Answers name their customer by the contact's key or by its id. */
export async function findRecipients(
  tx: Transaction,
  { organisation }: ServiceContext,
  planId: number,
): Promise<Recipients> {
  const rows = await tx.execute<{ contact: string | null }>(sql`
    with linked as (
      select distinct r.id, r.customer from plan_evidence e
      join responses r on r.org_id = e.org_id and r.id = e.response_id
      where e.org_id = ${organisation.id} and e.plan_id = ${planId} and e.kind in ('comment', 'response'))
    select c.id::text as contact from linked l
    left join contacts c on c.shard_key = ${organisation.homeShardKey} and c.org_id = ${organisation.id}
      and c.state = 'active' and (c.key = l.customer or c.id::text = l.customer)`);
  const known = rows.flatMap(({ contact }) => contact ?? []);
  return { contactIds: [...new Set(known)], anonymous: rows.length - known.length };
}
