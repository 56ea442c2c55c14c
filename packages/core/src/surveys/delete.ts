import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { deleteSource } from "../sources/delete.ts";
import type { MovedSource } from "../sources/move.ts";
import { findSurveyRow } from "./queries.ts";
import { SurveyInput } from "./schema.ts";

/**
 * Puts a survey into the bin as the source that it is: its page is gone and its responses leave every number at once; restoring the source brings
 * all of it back. @throws DomainError not_found, also when it is there already
 */
export async function deleteSurvey(ctx: ServiceContext, input: SurveyInput): Promise<MovedSource> {
  requirePermission(ctx, "survey.edit");
  const { surveyId } = SurveyInput.parse(input);
  const { key } = await inTenant(ctx, (tx) => findSurveyRow(tx, surveyId));
  return deleteSource(ctx, { source: key });
}
