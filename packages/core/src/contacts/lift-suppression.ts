import { suppressions } from "@heard/db/schema/contacts";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { LiftSuppressionInput } from "./schema.ts";

/**
 * Takes one entry off the suppression list, with why. An address that stands there for another reason as well stays left alone.
 * @throws DomainError not_found, forbidden
 */
export async function liftSuppression(ctx: ServiceContext, input: LiftSuppressionInput): Promise<void> {
  requirePermission(ctx, "contact.edit");
  const { suppressionId, reason } = LiftSuppressionInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const [row] = await tx
      .delete(suppressions)
      .where(and(eq(suppressions.shardKey, ctx.organisation.homeShardKey), eq(suppressions.id, suppressionId)))
      .returning({ reason: suppressions.reason });
    if (!row) throw notFound("suppression", suppressionId);
    await recordAudit(tx, ctx, {
      verb: "suppression.lift",
      subject: { kind: "suppression", id: suppressionId },
      before: { reason: row.reason },
      after: { why: reason },
    });
  });
}
