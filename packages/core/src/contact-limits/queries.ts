import type { Transaction } from "@heard/db";
import type { contacts } from "@heard/db/schema/contacts";
import { contactLimits, type DistributionState } from "@heard/db/schema/distributions";
import { organisations } from "@heard/db/schema/organisations";
import { asc, type SQL, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { audienceSql } from "../distributions/queries.ts";
import { DistributionPlan } from "../distributions/schema.ts";
import { requirePermission } from "../permissions.ts";
import { ownContactLimits } from "./rules.ts";
import { ContactLimitRule } from "./schema.ts";

/** Every rule that holds; those of the product where the organisation has none. */
export async function readContactLimits(tx: Transaction): Promise<readonly ContactLimitRule[]> {
  const rows = await tx.select().from(contactLimits).orderBy(asc(contactLimits.id));
  if (rows.length === 0) return ownContactLimits;
  return rows.map(({ most, days, audience, onLimit }) => ContactLimitRule.parse({ most, days, audience, onLimit }));
}

/**
 * Every message that takes a place under the limit since then, of whatever survey, mode, reminder or notice: `id`, `contact_id` and `handed_at`. Whoever sends,
 * whoever foresees and whoever explains count by this.
 */
export const placesSql = (
  { shardKey, orgId, whose }: { shardKey: SQL | number; orgId: SQL | number; whose: SQL },
  since: Date,
): SQL => sql`
  select id, contact_id, handed_at from invitations
  where shard_key = ${shardKey} and org_id = ${orgId} and contact_id ${whose} and handed_at > ${since.toISOString()}
  union all
  select id, contact_id, handed_at from notice_letters
  where org_id = ${orgId} and contact_id ${whose} and handed_at > ${since.toISOString()}`;

/** When somebody was written to since then; one message may be left out. */
export async function takenPlaces(
  tx: Transaction,
  { shardKey, orgId, id }: Pick<typeof contacts.$inferSelect, "shardKey" | "orgId" | "id">,
  since: Date,
  but?: string,
): Promise<Date[]> {
  const rows = await tx.execute<{ id: string; at: string }>(
    sql`select id, handed_at as at from (${placesSql({ shardKey, orgId, whose: sql`= ${id}` }, since)}) places order by handed_at`,
  );
  return rows.flatMap((row) => (row.id === but ? [] : [new Date(row.at)]));
}

/** A sending under the limit: what it does with whom the limit protects, and how many it has protected. */
export type LimitedSending = {
  id: number;
  name: string;
  survey: { key: string; name: string };
  state: DistributionState;
  onLimit: DistributionPlan["onLimit"];
  waiting: number;
  dropped: number;
};

export type ContactLimits = {
  limits: readonly ContactLimitRule[];
  /** The organisation has said so itself. */
  isOwn: boolean;
  /** How many contacts there are, and how many of them each rule is for. */
  contacts: number;
  fits: number[];
  sendings: LimitedSending[];
};

/** How often one person may be asked, for how many people each rule is, and what the limit has kept from whom. */
export async function getContactLimits(ctx: ServiceContext): Promise<ContactLimits> {
  requirePermission(ctx, "distribution.read");
  return inTenant(
    ctx,
    async (tx) => {
      const limits = await readContactLimits(tx);
      const isOwn = limits !== ownContactLimits;
      return { limits, isOwn, ...(await countPeople(tx, ctx, limits)), sendings: await listSendings(tx, ctx) };
    },
    { snapshot: true },
  );
}

async function countPeople(tx: Transaction, { organisation }: ServiceContext, limits: readonly ContactLimitRule[]) {
  const [own] = await tx.select({ locale: organisations.locale }).from(organisations);
  const counts = limits.map(
    ({ audience }, place) =>
      sql`, (count(*) filter (where ${audienceSql(audience, own?.locale ?? "en")}))::int as ${sql.identifier(`fits${place}`)}`,
  );
  const [row] = await tx.execute<Record<string, number>>(sql`
    select count(*)::int as contacts${sql.join(counts)} from contacts c
    where c.shard_key = ${organisation.homeShardKey} and c.org_id = ${organisation.id} and c.state = 'active'`);
  return { contacts: row?.contacts ?? 0, fits: limits.map((_, place) => row?.[`fits${place}`] ?? 0) };
}

/** Reminders count like everything else: no message is exempt. */
async function listSendings(tx: Transaction, { organisation }: ServiceContext): Promise<LimitedSending[]> {
  const rows = await tx.execute<Omit<LimitedSending, "onLimit"> & { plan: unknown }>(sql`
    with held as (
      select i.distribution_id as id, (count(*) filter (where i.state = 'deferred'))::int as waiting, (count(*) filter (where i.state = 'suppressed'))::int as dropped
      from invitations i where i.org_id = ${organisation.id}
        and ((i.state = 'deferred' and i.rule = 'contactLimit') or (i.state = 'suppressed' and i.rule in ('contactLimit', 'expired')))
      group by 1
    )
    select d.id, d.name, d.state, d.plan, jsonb_build_object('key', s.key, 'name', c.name) as survey, coalesce(p.waiting, 0) as waiting, coalesce(p.dropped, 0) as dropped
    from distributions d join surveys s on s.org_id = d.org_id and s.id = d.survey_id
    join sources c on c.org_id = s.org_id and c.id = s.source_id and c.deleted_at is null
    left join held p on p.id = d.id
    where d.org_id = ${organisation.id} and (d.state <> 'ended' or p.id is not null) order by d.id desc`);
  return rows.map(({ plan, ...row }) => ({ ...row, onLimit: DistributionPlan.parse(plan).onLimit }));
}
