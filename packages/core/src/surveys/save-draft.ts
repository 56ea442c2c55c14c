import { surveys } from "@heard/db/schema/surveys";
import { type DefinitionProblem, readDefinition } from "@heard/survey";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockSurvey } from "./queries.ts";
import { actingMember, assertDraftSeen } from "./rules.ts";
import { SaveDraftInput } from "./schema.ts";

const longestDefinition = 1_000_000;

/**
 * Saves what a survey may ask next. A draft may be unfinished, but it has the documented form; what differs from that is returned and nothing is
 * saved. Id and version are the survey's own, whatever the draft says. What is published stays as it is.
 * @throws DomainError conflict `version_newer` when somebody saved meanwhile; invalid_state while it is in review; not_found
 */
export async function saveDraft(
  ctx: ServiceContext,
  input: SaveDraftInput,
): Promise<{ saved: { edit: number } } | { problems: DefinitionProblem[] }> {
  requirePermission(ctx, "survey.edit");
  const { surveyId, edit, definition: given } = SaveDraftInput.parse(input);
  const length = JSON.stringify(given ?? null).length;
  if (length > longestDefinition)
    throw new DomainError("limit_exceeded", "text_too_long", { length, most: longestDefinition });
  const read = readDefinition(given);
  if ("problems" in read) return read;
  return inTenant(ctx, async (tx) => {
    const survey = await lockSurvey(tx, surveyId);
    assertDraftSeen(survey, edit);
    if (survey.sentAt) throw invalidState("survey", "in review", survey.key);
    const draft = { ...read.definition, id: survey.key, version: (survey.publishedVersion ?? 0) + 1 };
    const saved = { draftEdit: edit + 1, draftSavedBy: actingMember(ctx), draftSavedAt: ctx.now() };
    await tx
      .update(surveys)
      .set({ draft, ...saved })
      .where(eq(surveys.id, surveyId));
    await recordAudit(tx, ctx, {
      verb: "survey.saveDraft",
      subject: { kind: "survey", id: surveyId },
      after: { key: survey.key, version: draft.version },
    });
    return { saved: { edit: edit + 1 } };
  });
}
