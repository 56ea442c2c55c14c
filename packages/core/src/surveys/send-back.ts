import { surveys } from "@heard/db/schema/surveys";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockSurvey } from "./queries.ts";
import { SendBackInput } from "./schema.ts";

/** Gives a draft back from review, with what is to be changed, so that it can be edited again. @throws DomainError invalid_state, not_found */
export async function sendBackSurvey(ctx: ServiceContext, input: SendBackInput): Promise<void> {
  requirePermission(ctx, "survey.publish");
  const { surveyId, note } = SendBackInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const survey = await lockSurvey(tx, surveyId);
    if (!survey.sentAt) throw invalidState("survey", "not in review", survey.key);
    const back = { sentAt: null, sentBy: null, reviewNote: note === "" ? null : note };
    await tx.update(surveys).set(back).where(eq(surveys.id, surveyId));
    await recordAudit(tx, ctx, {
      verb: "survey.sendBack",
      subject: { kind: "survey", id: surveyId },
      after: { key: survey.key },
    });
  });
}
