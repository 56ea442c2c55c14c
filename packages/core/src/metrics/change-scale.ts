import { measureKeys, metrics } from "@heard/db/schema/metrics";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { getScale } from "../scales/queries.ts";
import { getMetric } from "./queries.ts";
import { assertScaleFits, headlineOf } from "./rules.ts";
import { ChangeMetricScaleInput } from "./schema.ts";

/**
 * Lets a metric ask on another scale from now on. Its answers on the old one stay there: the trend shows a break, and nothing is pooled over it.
 * @throws DomainError invalid_input when the scale does not fit; conflict `scale_used_before` for one that it asked on already
 */
export async function changeMetricScale(
  ctx: ServiceContext,
  input: ChangeMetricScaleInput,
): Promise<{ version: number }> {
  const { key, scale: wanted } = ChangeMetricScaleInput.parse(input);
  return editCatalogue(ctx, "metric.edit", async (tx) => {
    const metric = await getMetric(tx, key);
    const scale = await getScale(tx, wanted);
    const current = metric.measures.at(-1)?.scale;
    if (current?.id === scale.id) return { version: metric.version };
    if (metric.measures.some((measure) => measure.scale.id === scale.id))
      throw new DomainError("conflict", "scale_used_before", { metric: key, scale: wanted });
    assertScaleFits(metric, scale);
    headlineOf(metric, scale, metric.headlineMethod);
    const version = metric.version + 1;
    await tx
      .insert(measureKeys)
      .values({ orgId: ctx.organisation.id, metricId: metric.id, scaleId: scale.id, createdAt: ctx.now() });
    await tx.update(metrics).set({ version }).where(eq(metrics.id, metric.id));
    await recordAudit(tx, ctx, {
      verb: "metric.changeScale",
      subject: { kind: "metric", id: key },
      fields: ["scale"],
      before: { scale: current?.key ?? null, scaleVersion: current?.version ?? null },
      after: { scale: scale.key, scaleVersion: scale.version },
    });
    return { version };
  });
}
