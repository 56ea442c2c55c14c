import { distributions, invitations } from "@heard/db/schema/distributions";
import { responses } from "@heard/db/schema/responses";
import { sources } from "@heard/db/schema/sources";
import { surveys } from "@heard/db/schema/surveys";
import { shardKeyOfId } from "@heard/db/shard-key";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { validate as isUuid } from "uuid";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { ownIdPrefix } from "../responses/schema.ts";
import { ExplainResponseInput } from "./schema.ts";

/** How a response came to be asked for. `askedBy: null`: nobody was invited, so it is in no funnel. */
export type ResponseExplanation = {
  askedBy: {
    survey: { key: string; name: string };
    distribution: { id: number; name: string };
    sentAt: Date | null;
    /** For whoever may know whose an answer is, while the contact is there. */
    contactId: string | null;
  } | null;
};

/**
 * Which sending a response answers: by the link that it came by, else by the invitation of its customer that it was noted on.
 * @throws DomainError not_found, forbidden
 */
export async function explainResponse(ctx: ServiceContext, input: ExplainResponseInput): Promise<ResponseExplanation> {
  requirePermission(ctx, "response.read");
  requirePermission(ctx, "distribution.read");
  const { responseId } = ExplainResponseInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const [response] = await tx
      .select({ externalId: responses.externalId, customer: responses.customer })
      .from(responses)
      .where(and(eq(responses.shardKey, shardKeyOfId(responseId)), eq(responses.id, responseId)));
    if (!response) throw notFound("response", responseId);
    const which = invitedBy(response, responseId);
    if (which === null) return { askedBy: null };
    const [row] = await tx
      .select({
        survey: { key: surveys.key, name: sources.name },
        distribution: { id: distributions.id, name: distributions.name },
        ...{ sentAt: invitations.sentAt, contactId: invitations.contactId },
      })
      .from(invitations)
      .innerJoin(distributions, eq(distributions.id, invitations.distributionId))
      .innerJoin(surveys, eq(surveys.id, invitations.surveyId))
      .innerJoin(sources, eq(sources.id, surveys.sourceId))
      .where(and(eq(invitations.shardKey, ctx.organisation.homeShardKey), which));
    if (!row) return { askedBy: null };
    const maySee = isPermitted(ctx, "contact.read") && isPermitted(ctx, "customer.see");
    return { askedBy: { ...row, contactId: maySee ? row.contactId : null } };
  });
}

const invitationPrefix = `${ownIdPrefix}invitation:`;

function invitedBy(
  { externalId, customer }: { externalId: string | null; customer: string | null },
  responseId: string,
): SQL | undefined | null {
  if (externalId?.startsWith(invitationPrefix)) return eq(invitations.id, externalId.slice(invitationPrefix.length));
  if (customer === null) return null;
  // The customer of an answer is the key of a contact, else its id.
  const known = sql`c.key = ${customer}${isUuid(customer) ? sql` or c.id = ${customer}::uuid` : sql``}`;
  return and(
    eq(invitations.responseId, responseId),
    sql`${invitations.contactId} in (select c.id from contacts c where c.shard_key = ${invitations.shardKey} and c.org_id = ${invitations.orgId} and (${known}))`,
  );
}
