import type { Transaction } from "@heard/db";
import { contacts } from "@heard/db/schema/contacts";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { findProtections, isProtected } from "../contact-limits/find-protections.ts";
import { readContactLimits } from "../contact-limits/queries.ts";
import { mayBeAskedFor } from "../contacts/find-barriers.ts";
import { type ShownContact, shownContact } from "../contacts/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { findRefusals, howAsked } from "../sending/find-refusals.ts";
import { type Campaign, readCampaign } from "../sending/read-campaign.ts";
import type { SuppressionRule } from "../sending/rules.ts";
import { audienceSql, drawnSql, findDistribution } from "./queries.ts";
import { PreviewAudienceInput } from "./schema.ts";

export type AudiencePreview = {
  /** Whom the audience fits, how many of them may be written to now, and how many of those are drawn. */
  eligible: number;
  askable: number;
  drawn: number;
  /** Of those who are drawn: whom the contact limit protects at this moment. */
  protectedCount: number;
  /**
   * Of the draw, in its order, from where it was asked for; with a rule, who of them is not written to: `notSampled` is who would come later. Whoever gets
   * it and is protected at this moment is so until then.
   */
  people: { contact: ShownContact; rule: SuppressionRule | null; protectedUntil: Date | null }[];
};

/** Who would get it, before it goes: by the seed, so the list stays the same until somebody comes or says no. @throws DomainError not_found */
export async function previewAudience(ctx: ServiceContext, input: PreviewAudienceInput): Promise<AudiencePreview> {
  requirePermission(ctx, "distribution.read");
  const { distributionId, from, limit } = PreviewAudienceInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const { seed } = await findDistribution(tx, distributionId);
      const campaign = await readCampaign(tx, distributionId);
      const { page, ...counts } = await lookOver(tx, ctx, { campaign, seed, from, limit });
      return { ...counts, people: await shown(tx, ctx, campaign, page) };
    },
    { snapshot: true },
  );
}

type Place = { id: string; isDrawn: boolean };
type Look = Omit<AudiencePreview, "people"> & { page: Place[] };

/** All numbers and one page of the list, for which everybody is looked at once: an audience may be a million people. */
async function lookOver(
  tx: Transaction,
  ctx: ServiceContext,
  { campaign, seed, from, limit }: { campaign: Campaign; seed: string; from: number; limit: number },
): Promise<Look> {
  const limits = await readContactLimits(tx);
  const [look] = await tx.execute<Look>(sql`
    with people as materialized (${peopleOf(ctx, campaign, seed)}),
      counted as (select count(*)::int as eligible, (count(*) filter (where is_askable))::int as askable from people),
      sized as (select eligible, askable, ${drawnSql(campaign.plan.sample, sql`askable`)} as drawn from counted)
    select s.eligible, s.askable, s.drawn,
      (select count(*)::int from people p join contacts c on c.shard_key = ${ctx.organisation.homeShardKey} and c.id = p.id
        where p.is_askable and p.place <= s.drawn and ${isProtected(limits, campaign.organisation.locale, ctx.now())}) as "protectedCount",
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'isDrawn', p.is_askable and p.place <= s.drawn) order by p.turn, p.id), '[]')
        from (select * from people order by turn, id limit ${limit} offset ${from}) p) as page
    from sized s`);
  return look ?? { eligible: 0, askable: 0, drawn: 0, protectedCount: 0, page: [] };
}

/** Everybody whom the audience fits: whether they may be written to, and which of those they are in the order of the draw. */
function peopleOf(
  { organisation }: ServiceContext,
  { plan, purposeId, organisation: own }: Campaign,
  seed: string,
): SQL {
  return sql`
    select one.*, count(*) filter (where one.is_askable) over (order by one.turn, one.id) as place from (
      select c.id, md5(${seed} || ':' || c.id) as turn, ${mayBeAskedFor(purposeId, howAsked(plan.mode))} as is_askable from contacts c
      where c.shard_key = ${organisation.homeShardKey} and c.org_id = ${organisation.id} and ${audienceSql(plan.audience, own.locale)}) one`;
}

async function shown(
  tx: Transaction,
  ctx: ServiceContext,
  { plan, purposeId, organisation }: Campaign,
  page: readonly Place[],
): Promise<AudiencePreview["people"]> {
  const contactIds = page.map(({ id }) => id);
  const refusals = await findRefusals(tx, ctx, { contactIds, purposeId, mode: plan.mode });
  const rows = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.shardKey, ctx.organisation.homeShardKey), inArray(contacts.id, contactIds)));
  const byId = new Map(rows.map((one) => [one.id, one]));
  const protections = await findProtections(tx, rows, { ownLanguage: organisation.locale, now: ctx.now() });
  return page.flatMap(({ id, isDrawn }) => {
    const contact = byId.get(id);
    if (!contact) return [];
    const refusal = refusals.has(id) ? (refusals.get(id) ?? null) : "consentMissing";
    const rule = refusal ?? (isDrawn ? null : "notSampled");
    const protectedUntil = rule === null ? (protections.get(id)?.until ?? null) : null;
    return [{ contact: shownContact(ctx, contact), rule, protectedUntil }];
  });
}
