import { surveys } from "@heard/db/schema/surveys";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { hashPassword } from "../sign-in/hash.ts";
import { lockSurvey } from "../surveys/queries.ts";
import { SetKioskPinInput } from "./schema.ts";

/** Sets what staff type to leave a kiosk. Links to kiosks that were made before open nothing any more. @throws DomainError not_found */
export async function setPin(ctx: ServiceContext, input: SetKioskPinInput): Promise<void> {
  requirePermission(ctx, "survey.edit");
  const { surveyId, pin } = SetKioskPinInput.parse(input);
  const kioskPinHash = await hashPassword(pin);
  await inTenant(ctx, async (tx) => {
    const survey = await lockSurvey(tx, surveyId);
    const kioskEdition = survey.kioskEdition + 1;
    await tx.update(surveys).set({ kioskPinHash, kioskEdition }).where(eq(surveys.id, surveyId));
    await recordAudit(tx, ctx, {
      verb: "survey.setPin",
      subject: { kind: "survey", id: surveyId },
      fields: ["kioskPin"],
      before: { key: survey.key },
      after: { key: survey.key },
    });
  });
}
