import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { replayDraw } from "./plan.ts";
import { findDistribution } from "./queries.ts";
import { DistributionInput } from "./schema.ts";

/** Whether the recorded seed draws the same people once more, and how many. @throws DomainError not_found */
export async function replayDistribution(
  ctx: ServiceContext,
  input: DistributionInput,
): Promise<{ seed: string; drawn: number; isSame: boolean }> {
  requirePermission(ctx, "distribution.read");
  const { distributionId } = DistributionInput.parse(input);
  return inTenant(ctx, async (tx) => {
    await findDistribution(tx, distributionId);
    const { seed, now, before } = await replayDraw(tx, ctx, distributionId);
    return { seed, drawn: before.length, isSame: now.toSorted().join() === before.toSorted().join() };
  });
}
