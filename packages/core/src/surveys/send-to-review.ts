import { surveys } from "@heard/db/schema/surveys";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockSurvey } from "./queries.ts";
import { type PublicationProblem, problemsOf, readSurroundings } from "./read-surroundings.ts";
import { actingMember, assertDraftSeen } from "./rules.ts";
import { DraftInput } from "./schema.ts";

/**
 * Asks somebody else to look at the draft before it is published. Until it comes back nobody edits it, so what was looked at is what is published.
 * A draft that could not be published is not sent; why is returned.
 * @throws DomainError conflict `version_newer`; invalid_state without a draft, or when it is in review; not_found
 */
export async function sendToReview(
  ctx: ServiceContext,
  input: DraftInput,
): Promise<{ sent: true } | { problems: PublicationProblem[] }> {
  requirePermission(ctx, "survey.edit");
  const { surveyId, edit } = DraftInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const survey = await lockSurvey(tx, surveyId);
    assertDraftSeen(survey, edit);
    if (!survey.draft) throw invalidState("survey", "published as it is", survey.key);
    if (survey.sentAt) throw invalidState("survey", "in review", survey.key);
    const problems = problemsOf(survey.draft, await readSurroundings(tx, surveyId, survey.draft), survey);
    if (problems.length > 0) return { problems };
    const sent = { sentAt: ctx.now(), sentBy: actingMember(ctx), reviewNote: null };
    await tx.update(surveys).set(sent).where(eq(surveys.id, surveyId));
    await recordAudit(tx, ctx, {
      verb: "survey.sendToReview",
      subject: { kind: "survey", id: surveyId },
      after: { key: survey.key },
    });
    return { sent: true };
  });
}
