import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import { distributions } from "@heard/db/schema/distributions";
import { withShardKey } from "@heard/db/shard-key";
import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { modeCodes } from "../catalogue/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { findRefusals } from "../sending/find-refusals.ts";
import { type Campaign, readCampaign } from "../sending/read-campaign.ts";
import { audienceSql } from "./queries.ts";
import { drawnCount } from "./rules.ts";

const chunk = 2000;
/** The occasion of everybody on a list. */
const listOccasion = "list";

/**
 * Writes the list of a distribution into the ledger: everybody whom its audience fits, a chunk at a time, and then who of them is drawn and when it is
 * their turn. Safe to stop and to call again: who is in stays in once, and the draw depends on the seed alone. Once the list is drawn, or the distribution was
 * ended, nobody is added.
 */
export async function planDistribution(
  ctx: ServiceContext,
  distributionId: number,
  tell: (done: number) => Promise<void> = async () => {},
): Promise<{ eligible: number; drawn: number }> {
  const campaign = await inTenant(ctx, (tx) => readCampaign(tx, distributionId));
  let last = "00000000-0000-0000-0000-000000000000";
  let done = 0;
  for (;;) {
    const ids = await inTenant(ctx, async (tx) => {
      if (!(await isPlanning(tx, distributionId))) return [];
      const found = await nextContacts(tx, ctx, campaign, last);
      if (found.length > 0) await addToLedger(tx, ctx, campaign, found);
      return found;
    });
    done += ids.length;
    await tell(done);
    if (ids.length < chunk) break;
    last = ids.at(-1) ?? last;
  }
  return inTenant(ctx, (tx) => draw(tx, ctx, campaign));
}

/** Whoever draws or ends it meanwhile waits, and finds what is written here. */
async function isPlanning(tx: Transaction, distributionId: number): Promise<boolean> {
  const [row] = await tx
    .select({ state: distributions.state })
    .from(distributions)
    .where(eq(distributions.id, distributionId))
    .for("share");
  return row?.state === "planning";
}

async function nextContacts(tx: Transaction, ctx: ServiceContext, { plan, organisation }: Campaign, after: string) {
  const rows = await tx.execute<{ id: string }>(sql`
    select c.id from contacts c where c.shard_key = ${ctx.organisation.homeShardKey} and c.org_id = ${ctx.organisation.id} and c.id > ${after}::uuid
      and ${audienceSql(plan.audience, organisation.locale)} order by c.id limit ${chunk}`);
  return rows.map(({ id }) => id);
}

/** Who must not be asked is on record with the reason at once, and takes no place in the draw. */
async function addToLedger(tx: Transaction, ctx: ServiceContext, campaign: Campaign, contactIds: readonly string[]) {
  const { id: orgId, homeShardKey } = ctx.organisation;
  const { plan, purposeId, survey, distributionId } = campaign;
  const refusals = await findRefusals(tx, ctx, { contactIds, purposeId, mode: plan.mode });
  const reasons = contactIds.map((id) => (refusals.has(id) ? (refusals.get(id) ?? "") : "consentMissing"));
  const ids = contactIds.map(() => withShardKey(uuidv7(), homeShardKey));
  await tx.execute(sql`
    insert into invitations (shard_key, id, org_id, contact_id, survey_id, distribution_id, occasion, first_id, mode, state, rule, eligible_at)
    select ${homeShardKey}, n.id, ${orgId}, n.contact_id, ${survey.id}, ${distributionId}, ${listOccasion}, n.id, ${modeCodes[plan.mode]},
      case when n.reason = '' then 'deferred' else 'suppressed' end, coalesce(nullif(n.reason, ''), 'waiting'), ${ctx.now().toISOString()}
    from unnest(${arrayLiteral(ids)}::uuid[], ${arrayLiteral(contactIds)}::uuid[], ${arrayLiteral(reasons)}::text[]) as n (id, contact_id, reason)
    on conflict do nothing`);
}

const rowsOf = (ctx: ServiceContext, distributionId: number) => sql`
  i.shard_key = ${ctx.organisation.homeShardKey} and i.org_id = ${ctx.organisation.id} and i.distribution_id = ${distributionId}
    and i.occasion = ${listOccasion} and i.number = 0`;

/** The draw and the start are one step: either everybody has their turn, or nobody yet. */
async function draw(tx: Transaction, ctx: ServiceContext, { distributionId, plan }: Campaign) {
  const here = rowsOf(ctx, distributionId);
  const [row] = await tx
    .select({ seed: distributions.seed, state: distributions.state })
    .from(distributions)
    .where(eq(distributions.id, distributionId))
    .for("update");
  const [count] = await tx.execute<{ eligible: number; open: number }>(sql`
    select count(*)::int as eligible, (count(*) filter (where i.rule = 'waiting'))::int as open from invitations i where ${here}`);
  const { eligible = 0, open = 0 } = count ?? {};
  if (row?.state !== "planning") return { eligible, drawn: 0 };
  const drawn = drawnCount(plan.sample, open);
  await tx.execute(sql`
    with turns as (
      select i.id, row_number() over (order by md5(${row.seed} || ':' || i.contact_id), i.contact_id) <= ${drawn} as is_drawn, ${turnOf(ctx, plan, row.seed)} as at
      from invitations i left join contacts c on c.shard_key = i.shard_key and c.id = i.contact_id
      where ${here} and i.state = 'deferred' and i.rule = 'waiting'
    )
    update invitations i set
      state = case when t.is_drawn then 'deferred' else 'suppressed' end, rule = case when t.is_drawn then 'waiting' else 'notSampled' end,
      sampled_at = case when t.is_drawn then ${ctx.now().toISOString()}::timestamptz end, wanted_at = case when t.is_drawn then t.at end,
      due_at = case when t.is_drawn then t.at end
    from turns t where t.id = i.id and ${here}`);
  await tx
    .update(distributions)
    .set({ state: "running", eligibleCount: eligible })
    .where(and(eq(distributions.id, distributionId), eq(distributions.state, "planning")));
  return { eligible, drawn };
}

/** When somebody's turn is: the day and the time in their own zone, never before now, and within the days of the spread at random. */
function turnOf(ctx: ServiceContext, { startsOn, at, spreadDays }: Campaign["plan"], seed: string) {
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const zone = sql`coalesce(c.time_zone, ${ctx.organisation.timeZone})`;
  const first =
    startsOn === null ? now : sql`greatest(${now}, (${startsOn}::date + ${at ?? "00:00"}::time) at time zone ${zone})`;
  if (spreadDays === 0) return first;
  const place = sql`(('x' || substr(md5(${seed} || ':when:' || i.contact_id), 1, 13))::bit(52)::bigint / 4503599627370496.0)`;
  return sql`${first} + ${place} * ${spreadDays} * interval '1 day'`;
}
