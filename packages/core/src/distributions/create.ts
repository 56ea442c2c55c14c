import { randomBytes } from "node:crypto";
import { distributions } from "@heard/db/schema/distributions";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { findSurveyRow } from "../surveys/queries.ts";
import { actingMember } from "../surveys/rules.ts";
import { assertAudience, assertPurpose } from "./check.ts";
import { CreateDistributionInput } from "./schema.ts";

/** Plans to whom a survey goes. Nothing is sent before it is started. @throws DomainError not_found (survey, purpose, contact field) */
export async function createDistribution(
  ctx: ServiceContext,
  input: CreateDistributionInput,
  random: (size: number) => Uint8Array = randomBytes,
): Promise<{ distributionId: number; seed: string }> {
  requirePermission(ctx, "distribution.edit");
  const {
    surveyId,
    name,
    event,
    plan,
    seed = Buffer.from(random(8)).toString("hex"),
  } = CreateDistributionInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const survey = await findSurveyRow(tx, surveyId);
    await assertPurpose(tx, plan.purpose);
    await assertAudience(tx, plan.audience);
    const [row] = await tx
      .insert(distributions)
      .values({
        ...{ orgId: ctx.organisation.id, surveyId, name, eventKind: event, plan, seed },
        ...{ createdBy: actingMember(ctx), createdAt: ctx.now() },
      })
      .returning({ id: distributions.id });
    if (!row) throw new Error("The distribution was not stored");
    const after = { name, survey: survey.key, event, mode: plan.mode, seed };
    await recordAudit(tx, ctx, { verb: "distribution.create", subject: { kind: "distribution", id: row.id }, after });
    return { distributionId: row.id, seed };
  });
}
