import { distributions } from "@heard/db/schema/distributions";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { lockDistribution } from "./queries.ts";
import { assertDistributionCan, type DistributionMove, distributionMoves } from "./rules.ts";
import { DistributionInput } from "./schema.ts";

/** What the verbs that stop and resume a distribution have in common. @throws DomainError invalid_state naming the state that it is in; not_found */
export async function changeState(
  ctx: ServiceContext,
  input: DistributionInput,
  move: DistributionMove,
): Promise<void> {
  requirePermission(ctx, "distribution.edit");
  const { distributionId } = DistributionInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const row = await lockDistribution(tx, distributionId);
    assertDistributionCan(move, row);
    const { to } = distributionMoves[move];
    await tx
      .update(distributions)
      .set({ state: to, ...(to === "ended" && { endedAt: ctx.now() }) })
      .where(eq(distributions.id, distributionId));
    await recordAudit(tx, ctx, {
      verb: `distribution.${move}`,
      subject: { kind: "distribution", id: distributionId },
      fields: ["state"],
      before: { name: row.name, state: row.state },
      after: { name: row.name, state: to },
    });
  });
}
