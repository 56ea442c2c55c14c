import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { findSurveyRow } from "./queries.ts";
import type { SurveyInput } from "./schema.ts";
import { signPreview } from "./sign-submission.ts";

/**
 * Lets whoever has the token see the draft as respondents would, and try it, for a day. What they answer is checked and not kept.
 * @throws DomainError not_found
 */
export async function previewSurvey(
  ctx: ServiceContext,
  { surveyId }: SurveyInput,
  { authSecret }: { authSecret: string },
): Promise<{ key: string; preview: string }> {
  requirePermission(ctx, "survey.read");
  const { key } = await inTenant(ctx, (tx) => findSurveyRow(tx, surveyId));
  const claim = { organisationId: ctx.organisation.id, surveyId, issuedAt: ctx.now().getTime() };
  return { key, preview: signPreview(claim, authSecret) };
}
