import { distributions, invitations } from "@heard/db/schema/distributions";
import { organisations } from "@heard/db/schema/organisations";
import { sources } from "@heard/db/schema/sources";
import { surveys } from "@heard/db/schema/surveys";
import { and, desc, eq } from "drizzle-orm";
import { readContactLimits } from "../contact-limits/queries.ts";
import { fitsAudience, nextAllowedAt } from "../contact-limits/rules.ts";
import { contactRow } from "../contacts/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { type LedgerRow, ledgerRow } from "./queries.ts";
import { ExplainContactInput } from "./schema.ts";

export type ContactExplanation = {
  /** Every row of the ledger about this person, over all surveys, newest first. */
  rows: (LedgerRow & { survey: string; distribution: string })[];
  /** When the contact limit allows the next message; `null`: now. */
  allowedAt: Date | null;
  /** How many messages count at present, and the rules that hold for this person. */
  limits: { most: number; days: number; taken: number }[];
};

const mostRows = 500;
const dayMs = 86_400_000;

/** Why this person was asked, or was not, by which survey and rule; and when they may be asked next. @throws DomainError not_found */
export async function explainContact(ctx: ServiceContext, input: ExplainContactInput): Promise<ContactExplanation> {
  requirePermission(ctx, "contact.read");
  requirePermission(ctx, "distribution.read");
  const { contactId } = ExplainContactInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const contact = await contactRow(tx, ctx, contactId);
      const now = ctx.now();
      const found = await tx
        .select({ invitation: invitations, survey: sources.name, distribution: distributions.name })
        .from(invitations)
        .innerJoin(distributions, eq(distributions.id, invitations.distributionId))
        .innerJoin(surveys, eq(surveys.id, invitations.surveyId))
        .innerJoin(sources, eq(sources.id, surveys.sourceId))
        .where(
          and(
            eq(invitations.shardKey, ctx.organisation.homeShardKey),
            eq(invitations.orgId, ctx.organisation.id),
            eq(invitations.contactId, contactId),
          ),
        )
        .orderBy(desc(invitations.id))
        .limit(mostRows);
      const [own] = await tx.select({ locale: organisations.locale }).from(organisations);
      const limits = (await readContactLimits(tx)).filter(({ audience }) =>
        fitsAudience(audience, contact, own?.locale ?? "en"),
      );
      const taken = found.flatMap(({ invitation }) => (invitation.handedAt ? [invitation.handedAt] : []));
      return {
        rows: found.map(({ invitation, survey, distribution }) => ({ ...ledgerRow(invitation), survey, distribution })),
        allowedAt: nextAllowedAt(limits, taken, now),
        limits: limits.map(({ most, days }) => ({
          ...{ most, days },
          taken: taken.filter((at) => at.getTime() > now.getTime() - days * dayMs).length,
        })),
      };
    },
    { snapshot: true },
  );
}
