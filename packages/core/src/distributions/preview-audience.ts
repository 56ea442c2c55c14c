import { contacts } from "@heard/db/schema/contacts";
import { and, eq, inArray, sql } from "drizzle-orm";
import { type ShownContact, shownContact } from "../contacts/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { findRefusals } from "../sending/find-refusals.ts";
import { readCampaign } from "../sending/read-campaign.ts";
import type { SuppressionRule } from "../sending/rules.ts";
import { audienceSql, findDistribution } from "./queries.ts";
import { drawnCount } from "./rules.ts";
import { PreviewAudienceInput } from "./schema.ts";

export type AudiencePreview = {
  /** Whom the audience fits, how many of them may be written to now, and how many of those are drawn. */
  eligible: number;
  askable: number;
  drawn: number;
  /** Of the draw, in its order, from where it was asked for; with a rule, who of them is not written to: `notSampled` is who would come later. */
  people: { contact: ShownContact; rule: SuppressionRule | null }[];
};

const chunk = 5000;

/** Who would get it, before it goes: by the seed, so the list stays the same until somebody comes or says no. @throws DomainError not_found */
export async function previewAudience(ctx: ServiceContext, input: PreviewAudienceInput): Promise<AudiencePreview> {
  requirePermission(ctx, "distribution.read");
  const { distributionId, from, limit } = PreviewAudienceInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const row = await findDistribution(tx, distributionId);
      const { plan, purposeId, organisation } = await readCampaign(tx, distributionId);
      const { id, homeShardKey } = ctx.organisation;
      const found = await tx.execute<{ id: string }>(sql`
        select c.id from contacts c where c.shard_key = ${homeShardKey} and c.org_id = ${id} and ${audienceSql(plan.audience, organisation.locale)}
        order by md5(${row.seed} || ':' || c.id), c.id`);
      const ids = found.map((one) => one.id);
      const rules = new Map<string, SuppressionRule | null>();
      for (let at = 0; at < ids.length; at += chunk) {
        const contactIds = ids.slice(at, at + chunk);
        const refusals = await findRefusals(tx, ctx, { contactIds, purposeId, mode: plan.mode });
        for (const one of contactIds)
          rules.set(one, refusals.has(one) ? (refusals.get(one) ?? null) : "consentMissing");
      }
      const askable = ids.filter((one) => rules.get(one) === null);
      const drawn = drawnCount(plan.sample, askable.length);
      for (const one of askable.slice(drawn)) rules.set(one, "notSampled");
      const shown = ids.slice(from, from + limit);
      const rows = await tx
        .select()
        .from(contacts)
        .where(and(eq(contacts.shardKey, homeShardKey), inArray(contacts.id, shown)));
      const byId = new Map(rows.map((one) => [one.id, one]));
      return {
        ...{ eligible: ids.length, askable: askable.length, drawn },
        people: shown.flatMap((one) => {
          const contact = byId.get(one);
          return contact ? [{ contact: shownContact(ctx, contact), rule: rules.get(one) ?? null }] : [];
        }),
      };
    },
    { snapshot: true },
  );
}
