import { metrics } from "@heard/db/schema/metrics";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { getMetric } from "./queries.ts";
import { MetricInput } from "./schema.ts";

/** Brings an archived metric back, with its answers. @throws DomainError not_found, invalid_state */
export async function restoreMetric(ctx: ServiceContext, input: MetricInput): Promise<void> {
  const { key } = MetricInput.parse(input);
  await editCatalogue(ctx, "metric.edit", async (tx) => {
    const metric = await getMetric(tx, key);
    if (!metric.archivedAt) throw invalidState("metric", "in use", key);
    await tx.update(metrics).set({ archivedAt: null }).where(eq(metrics.id, metric.id));
    await recordAudit(tx, ctx, { verb: "metric.restore", subject: { kind: "metric", id: key } });
  });
}
