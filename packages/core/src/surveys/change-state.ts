import { surveys } from "@heard/db/schema/surveys";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { lockSurvey } from "./queries.ts";
import { assertSurveyCan, type SurveyMove, surveyMoves } from "./rules.ts";
import { SurveyInput } from "./schema.ts";

/** What the verbs that start and stop a survey have in common. @throws DomainError invalid_state naming the state that it is in; not_found */
export async function changeState(ctx: ServiceContext, input: SurveyInput, move: SurveyMove): Promise<void> {
  requirePermission(ctx, "survey.publish");
  const { surveyId } = SurveyInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const survey = await lockSurvey(tx, surveyId);
    assertSurveyCan(move, survey);
    const { to } = surveyMoves[move];
    await tx.update(surveys).set({ state: to }).where(eq(surveys.id, surveyId));
    await recordAudit(tx, ctx, {
      verb: `survey.${move}`,
      subject: { kind: "survey", id: surveyId },
      fields: ["state"],
      before: { key: survey.key, state: survey.state },
      after: { key: survey.key, state: to },
    });
  });
}
