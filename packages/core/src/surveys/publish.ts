import type { Transaction } from "@heard/db";
import { surveys, surveyVersions } from "@heard/db/schema/surveys";
import { brokenTrends, diffVersions } from "@heard/survey";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { ensureMeasures } from "./ensure-measures.ts";
import { lockSurvey, type SurveyRow } from "./queries.ts";
import { type PublicationProblem, problemsOf, readSurroundings } from "./read-surroundings.ts";
import { actingMember, assertDraftSeen } from "./rules.ts";
import { DraftInput } from "./schema.ts";

export type Publication = {
  version: number;
  /** The questions whose trend does not go on from the version before. */
  brokenTrends: string[];
};

/**
 * Publishes the draft as the next version, which nobody changes any more: who began an earlier version finishes that, and everybody from now on
 * answers this one. Its metrics, scales and measures are there from then on. The first publication opens the survey. Out of review everybody
 * may publish who publishes; without review only somebody who could have edited it too.
 * @throws DomainError conflict `version_newer` when somebody saved meanwhile; invalid_state without a draft; not_found
 */
export async function publishSurvey(
  ctx: ServiceContext,
  input: DraftInput,
): Promise<{ published: Publication } | { problems: PublicationProblem[] }> {
  const { surveyId, edit } = DraftInput.parse(input);
  return editCatalogue(ctx, "survey.publish", async (tx) => {
    const survey = await lockSurvey(tx, surveyId);
    assertDraftSeen(survey, edit);
    if (!survey.draft) throw invalidState("survey", "published as it is", survey.key);
    if (!survey.sentAt) requirePermission(ctx, "survey.edit");
    const surroundings = await readSurroundings(tx, surveyId, survey.draft);
    const version = (survey.publishedVersion ?? 0) + 1;
    const definition = { ...survey.draft, id: survey.key, version };
    const problems = problemsOf(definition, surroundings, survey);
    if (problems.length > 0) return { problems };
    await ensureMeasures(tx, ctx, definition, surroundings);
    await storeVersion(tx, ctx, survey, definition);
    const before = surroundings.published.at(-1);
    const broken = before ? brokenTrends(diffVersions(before, definition)) : [];
    await recordAudit(tx, ctx, {
      verb: "survey.publish",
      subject: { kind: "survey", id: surveyId },
      after: { key: survey.key, version, reviewed: survey.sentAt !== null },
    });
    return { published: { version, brokenTrends: broken } };
  });
}

async function storeVersion(
  tx: Transaction,
  ctx: ServiceContext,
  survey: SurveyRow,
  definition: NonNullable<SurveyRow["draft"]>,
): Promise<void> {
  const { version } = definition;
  await tx.insert(surveyVersions).values({
    ...{ orgId: ctx.organisation.id, surveyId: survey.id, version, definition },
    ...{ sentBy: survey.sentBy, publishedBy: actingMember(ctx), publishedAt: ctx.now() },
  });
  const state = survey.state === "draft" ? "open" : survey.state;
  const noDraft = { draft: null, draftEdit: survey.draftEdit + 1, sentBy: null, sentAt: null, reviewNote: null };
  await tx
    .update(surveys)
    .set({ ...noDraft, publishedVersion: version, state })
    .where(eq(surveys.id, survey.id));
}
