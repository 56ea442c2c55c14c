import { targets } from "@heard/db/schema/targets";
import { and, eq, isNull } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { FindTargetInput } from "./schema.ts";

/** The target at work of one score, to stand beside it; `null` where there is none. Nothing is measured for it. */
export async function findTarget(
  ctx: ServiceContext,
  input: FindTargetInput,
): Promise<{ value: number; dueOn: string } | null> {
  requirePermission(ctx, "target.read");
  const { metric: key, method, touchpoint } = FindTargetInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const catalogue = await readCatalogue(tx);
    const metricId = catalogue.metrics.get(key)?.id;
    const placeId = touchpoint === null ? null : catalogue.touchpoints.get(touchpoint)?.id;
    if (metricId === undefined || placeId === undefined) return null;
    const [row] = await tx
      .select({ value: targets.value, dueOn: targets.dueOn })
      .from(targets)
      .where(
        and(
          ...[eq(targets.metricId, metricId), eq(targets.method, method), isNull(targets.endedAt)],
          placeId === null ? isNull(targets.touchpointId) : eq(targets.touchpointId, placeId),
        ),
      );
    return row ?? null;
  });
}
