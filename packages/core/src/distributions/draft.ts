import { organisations } from "@heard/db/schema/organisations";
import { loadMessages, localeOf } from "@heard/messages";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { draftOf, findSurveyRow } from "../surveys/queries.ts";
import { DistributionPlan, type DraftDistributionInput } from "./schema.ts";

/**
 * A plan to begin with: a letter in every language that the survey speaks, in the product's own words where it speaks that language too.
 * @throws DomainError not_found
 */
export async function draftDistribution(
  ctx: ServiceContext,
  { surveyId, mode }: DraftDistributionInput,
): Promise<DistributionPlan> {
  requirePermission(ctx, "distribution.read");
  const { definition, organisation } = await inTenant(ctx, async (tx) => {
    const [organisation] = await tx.select({ name: organisations.name }).from(organisations);
    return { organisation, definition: await draftOf(tx, await findSurveyRow(tx, surveyId)) };
  });
  const texts: DistributionPlan["letter"]["texts"] = {};
  for (const language of definition.languages) {
    const { draft } = (await loadMessages(localeOf(language) ?? "en")).letters;
    texts[language] = { subject: draft.subject, body: mode === "sms" ? draft.message : draft.body };
  }
  return DistributionPlan.parse({ mode, letter: { senderName: organisation?.name ?? "", texts } });
}
