import { inTenant, type ServiceContext } from "../context.ts";
import { readMeasures } from "../measures/get.ts";
import type { Measure } from "../measures/measure.ts";
import { requirePermission } from "../permissions.ts";
import { type Standing, standingOf } from "./rules.ts";
import { ReadConsistencyInput } from "./schema.ts";

export type ConsistencyReport = Standing & { total: Measure };

/**
 * How alike the units of an organisation are: how far they are apart beyond chance, and in which order they stand as far as it can be told.
 * @throws DomainError invalid_input for an unknown metric, method, filter or grouping
 */
export async function readConsistency(ctx: ServiceContext, input: ReadConsistencyInput): Promise<ConsistencyReport> {
  requirePermission(ctx, "measure.read");
  const query = ReadConsistencyInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const [result] = await readMeasures(tx, ctx, [query]);
      if (!result) throw new Error("One query has one result");
      return { ...standingOf(result.groups ?? []), total: result.total };
    },
    { snapshot: true },
  );
}
