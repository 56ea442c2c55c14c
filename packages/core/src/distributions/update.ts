import { distributions } from "@heard/db/schema/distributions";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertAudience, assertPurpose } from "./check.ts";
import { lockDistribution } from "./queries.ts";
import { assertIsDraft } from "./rules.ts";
import { UpdateDistributionInput } from "./schema.ts";

/**
 * Changes what is planned, until it has begun: who was written to on which terms stays on record.
 * @throws DomainError not_found, invalid_state, conflict `version_newer`
 */
export async function updateDistribution(
  ctx: ServiceContext,
  input: UpdateDistributionInput,
): Promise<{ edit: number }> {
  requirePermission(ctx, "distribution.edit");
  const { distributionId, edit, ...given } = UpdateDistributionInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const row = await lockDistribution(tx, distributionId);
    assertIsDraft(row);
    if (row.edit !== edit)
      throw new DomainError("conflict", "version_newer", { what: "distribution", id: row.name, version: row.edit });
    if (given.plan) {
      await assertPurpose(tx, given.plan.purpose);
      await assertAudience(tx, given.plan.audience);
    }
    const next = { name: row.name, seed: row.seed, plan: row.plan, ...given, edit: edit + 1 };
    await tx.update(distributions).set(next).where(eq(distributions.id, distributionId));
    const fields = Object.keys(given);
    await recordAudit(tx, ctx, {
      verb: "distribution.update",
      subject: { kind: "distribution", id: distributionId },
      fields,
      before: { name: row.name, seed: row.seed },
      after: { name: next.name, seed: next.seed },
    });
    return { edit: next.edit };
  });
}
