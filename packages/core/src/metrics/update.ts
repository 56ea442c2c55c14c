import { metrics } from "@heard/db/schema/metrics";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { countScores } from "../catalogue/count-answers.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { assertNameFree } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { assertUnchanged } from "../seen.ts";
import { getMetric } from "./queries.ts";
import { requireOwner } from "./require-owner.ts";
import { assertScopeCanChange, headlineOf } from "./rules.ts";
import { UpdateMetricInput } from "./schema.ts";

/**
 * Changes an entry of the registry; its version grows by one, and every screen computes by the new one at once.
 * @throws DomainError invalid_state `scope_fixed` once it has answers; invalid_input `method_unknown`; not_found; conflict
 */
export async function updateMetric(ctx: ServiceContext, input: UpdateMetricInput): Promise<{ version: number }> {
  const { key, seen, ...changes } = UpdateMetricInput.parse(input);
  return editCatalogue(ctx, "metric.edit", async (tx) => {
    const metric = await getMetric(tx, key);
    assertUnchanged({ kind: "metric", id: key }, { seen, stored: metric, wanted: changes });
    const others = [...(await readCatalogue(tx)).metrics.values()].filter((one) => one.id !== metric.id);
    if (changes.name) assertNameFree(changes.name, others, metric);
    const scale = metric.measures.at(-1)?.scale;
    if (changes.headlineMethod !== undefined && scale) headlineOf(metric, scale, changes.headlineMethod);
    if (changes.scope !== undefined) {
      const counts = await countScores(
        tx,
        ctx.organisation.id,
        metric.measures.map(({ id }) => id),
      );
      const answers = [...counts.values()].reduce((sum, { count }) => sum + count, 0);
      assertScopeCanChange(metric, changes.scope, answers);
    }
    await requireOwner(tx, changes.ownerMemberId);
    const fields = (Object.keys(changes) as (keyof typeof changes)[]).filter(
      (field) => JSON.stringify(changes[field]) !== JSON.stringify(metric[field]),
    );
    if (fields.length === 0) return { version: metric.version };
    const version = metric.version + 1;
    await tx
      .update(metrics)
      .set({ ...changes, version })
      .where(eq(metrics.id, metric.id));
    const of = (row: Record<string, unknown>) => Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
    await recordAudit(tx, ctx, {
      verb: "metric.update",
      subject: { kind: "metric", id: key },
      fields,
      before: { version: metric.version, ...of(metric) },
      after: { version, ...of(changes) },
    });
    return { version };
  });
}
