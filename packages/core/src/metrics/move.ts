import { metrics } from "@heard/db/schema/metrics";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { movedTo } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { MoveMetricInput } from "./schema.ts";

/** Puts a metric at another place of the list: the order of the tiles on every screen. @throws DomainError not_found */
export async function moveMetric(ctx: ServiceContext, input: MoveMetricInput): Promise<void> {
  const { key, to } = MoveMetricInput.parse(input);
  await editCatalogue(ctx, "metric.edit", async (tx) => {
    const rows = [...(await readCatalogue(tx)).metrics.values()];
    const from = rows.findIndex((metric) => metric.key === key);
    const found = rows[from];
    if (!found) throw notFound("metric", key);
    for (const [position, { id }] of movedTo(rows, found, to).entries())
      await tx.update(metrics).set({ position }).where(eq(metrics.id, id));
    await recordAudit(tx, ctx, {
      verb: "metric.move",
      subject: { kind: "metric", id: key },
      fields: ["position"],
      before: { position: from },
      after: { position: to },
    });
  });
}
