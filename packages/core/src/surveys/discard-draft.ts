import { surveys } from "@heard/db/schema/surveys";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockSurvey } from "./queries.ts";
import { assertDraftSeen } from "./rules.ts";
import { DraftInput } from "./schema.ts";

/**
 * Throws the draft away, so that the survey is again what is published. A survey that was never published has nothing to go back to: it goes
 * into the bin instead.
 * @throws DomainError conflict `version_newer`; invalid_state without a draft, in review, or before the first publication; not_found
 */
export async function discardDraft(ctx: ServiceContext, input: DraftInput): Promise<void> {
  requirePermission(ctx, "survey.edit");
  const { surveyId, edit } = DraftInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const survey = await lockSurvey(tx, surveyId);
    assertDraftSeen(survey, edit);
    if (!survey.draft) throw invalidState("survey", "published as it is", survey.key);
    if (survey.sentAt) throw invalidState("survey", "in review", survey.key);
    if (survey.publishedVersion === null) throw invalidState("survey", "never published", survey.key);
    // The edit goes on counting: who still looks at the draft must not save over what stands now.
    const noDraft = { draft: null, draftEdit: edit + 1, draftSavedBy: null, draftSavedAt: null, reviewNote: null };
    await tx.update(surveys).set(noDraft).where(eq(surveys.id, surveyId));
    await recordAudit(tx, ctx, {
      verb: "survey.discardDraft",
      subject: { kind: "survey", id: surveyId },
      after: { key: survey.key, version: survey.publishedVersion },
    });
  });
}
