import { distributions } from "@heard/db/schema/distributions";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { lockDistribution } from "./queries.ts";
import { assertIsDraft } from "./rules.ts";
import { DistributionInput } from "./schema.ts";

/** Throws a plan away that was never begun. One that was is on record for good. @throws DomainError not_found, invalid_state */
export async function deleteDistribution(ctx: ServiceContext, input: DistributionInput): Promise<void> {
  requirePermission(ctx, "distribution.edit");
  const { distributionId } = DistributionInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const row = await lockDistribution(tx, distributionId);
    assertIsDraft(row);
    await tx.delete(distributions).where(eq(distributions.id, distributionId));
    await recordAudit(tx, ctx, {
      verb: "distribution.delete",
      subject: { kind: "distribution", id: distributionId },
      before: { name: row.name, survey: row.surveyId },
    });
  });
}
