import { sql } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { masked } from "../contacts/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { addDays } from "../measures/rules.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";

export type Advocate = {
  /** Masked without the grant to see customers, which also says whose the answer is. */
  name: string | null;
  purpose: { en: string; "zh-Hans"?: string; "zh-Hant"?: string };
  /** Their newest answer to the question whether they would recommend. */
  score: { responseId: string | null; value: number; day: string };
};

const fromScore = 9;
const newestDays = 365;
const mostShown = 200;

/**
 * Customers whose newest answer within a year makes them promoters (9 or 10 of 10) and who have agreed to something besides surveys: whom one may ask to speak for
 * the company. Whoever agreed to nothing, or wants to hear nothing, is not named, however happy they are; nor is who gave a lower score in the same answer.
 */
export async function listAdvocates(ctx: ServiceContext): Promise<Advocate[]> {
  requirePermission(ctx, "case.read");
  const { id: orgId, homeShardKey, timeZone } = ctx.organisation;
  return inTenant(ctx, async (tx) => {
    const catalogue = await readCatalogue(tx);
    const measures = [...catalogue.measures.values()].filter(({ metric }) => metric.kind === "nps");
    const first = measures[0];
    if (!first) return [];
    const ids = `{${measures.map(({ id }) => id).join(",")}}`;
    const rows = await tx.execute<{
      name: string | null;
      purpose: Advocate["purpose"];
      responseId: string;
      bin: number;
      day: string;
    }>(sql`
      with agreed as (
        select distinct on (k.contact_id, k.purpose_id) k.contact_id, k.purpose_id, k.given from consents k
        where k.shard_key = ${homeShardKey} and k.org_id = ${orgId} order by k.contact_id, k.purpose_id, k.at desc, k.id desc),
      asked as (
        select c.id, c.key, c.name, p.name as purpose from agreed a
        join contact_purposes p on p.org_id = ${orgId} and p.id = a.purpose_id and p.key <> 'surveys' and p.archived_at is null
        join contacts c on c.shard_key = ${homeShardKey} and c.id = a.contact_id and c.state = 'active'
        -- A suppressed address beats every consent.
        where a.given and not exists (
          select from suppressions x where x.shard_key = ${homeShardKey} and x.org_id = ${orgId}
            and x.address_hash in (c.email_hash, c.phone_hash) and x.purpose_id in (0, a.purpose_id)))
      select asked.name, asked.purpose, said.id as "responseId", said.bin, said.day::text as day from asked
      cross join lateral (
        select r.id, s.bin, r.day from responses r join scores s on s.shard_key = r.shard_key and s.response_id = r.id
        where r.org_id = ${orgId} and r.customer in (asked.key, asked.id::text) and r.state = 2 and s.measure_id = any (${ids}::int[])
          and r.day >= ${addDays(dayIn(timeZone, ctx.now()), -newestDays)} order by r.day desc, r.id desc, s.bin limit 1) said
      where said.bin >= ${fromScore - first.scale.min} order by said.day desc, said.id desc limit ${mostShown}`);
    const sees = isPermitted(ctx, "customer.see");
    return [...rows].map(({ name, purpose, responseId, bin, day }) => ({
      ...{ name: sees ? name : masked(name), purpose },
      score: { responseId: sees ? responseId : null, value: bin + first.scale.min, day },
    }));
  });
}
