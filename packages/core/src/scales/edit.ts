import type { Transaction } from "@heard/db";
import { measureKeys, metrics, type ScaleRow, scales } from "@heard/db/schema/metrics";
import { asc, eq, inArray } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import type { ServiceContext } from "../context.ts";
import { DomainError, invalidInput } from "../errors.ts";
import { getScale } from "./queries.ts";
import { assertScale, methodsOn, sameContent, sameWording } from "./rules.ts";
import { EditScaleInput } from "./schema.ts";

/**
 * Edits a scale by making its next version; the version before stays as it was answered, with its answers, its numbers and its trend. Metrics
 * that asked on it ask on the new one from now on. An edit that changes nothing makes nothing.
 * @throws DomainError conflict `version_newer` when somebody edited it meanwhile; invalid_input for a scale that cannot be
 */
export async function editScale(
  ctx: ServiceContext,
  input: EditScaleInput,
): Promise<{ scale: ScaleRow; forked: boolean }> {
  const { key, version, ...changes } = EditScaleInput.parse(input);
  return editCatalogue(ctx, "metric.edit", async (tx) => {
    const current = await getScale(tx, key);
    if (current.version !== version)
      throw new DomainError("conflict", "version_newer", { what: "scale", id: key, version: current.version });
    const next = {
      kind: current.kind,
      min: changes.min ?? current.min,
      max: changes.max ?? current.max,
      direction: changes.direction ?? current.direction,
      labels: changes.labels ?? current.labels,
      wording: changes.wording ?? current.wording,
    };
    assertScale(next);
    if (sameContent(current, next)) return { scale: current, forked: false };
    const wordingVersion = current.wordingVersion + (sameWording(current.wording, next.wording) ? 0 : 1);
    const [scale] = await tx
      .insert(scales)
      .values({ orgId: ctx.organisation.id, key, version: version + 1, ...next, wordingVersion, createdAt: ctx.now() })
      .returning();
    if (!scale) throw new Error(`version ${version + 1} of scale ${key} was not stored`);
    const moved = await moveMetrics(tx, ctx, current, scale);
    await recordAudit(tx, ctx, {
      verb: "scale.edit",
      subject: { kind: "scale", id: key },
      fields: Object.keys(changes),
      before: { version, min: current.min, max: current.max, direction: current.direction },
      after: { version: version + 1, min: scale.min, max: scale.max, direction: scale.direction, metrics: moved },
    });
    return { scale, forked: true };
  });
}

/** Gives every metric that takes its answers on the old version the new one. */
async function moveMetrics(tx: Transaction, ctx: ServiceContext, from: ScaleRow, to: ScaleRow): Promise<string[]> {
  const keys = await tx.select().from(measureKeys).where(eq(measureKeys.namedOnly, false)).orderBy(asc(measureKeys.id));
  const current = new Map(keys.map(({ metricId, scaleId }) => [metricId, scaleId]));
  const users = [...current].flatMap(([metricId, scaleId]) => (scaleId === from.id ? [metricId] : []));
  if (users.length === 0) return [];
  const rows = await tx.select().from(metrics).where(inArray(metrics.id, users));
  for (const metric of rows) {
    const accepted = methodsOn(metric.kind, to);
    if (!accepted.some((method) => method === metric.headlineMethod))
      throw invalidInput("method_unknown", {
        metric: metric.key,
        method: metric.headlineMethod,
        accepted: accepted.join(", "),
      });
  }
  await tx
    .insert(measureKeys)
    .values(rows.map(({ id }) => ({ orgId: ctx.organisation.id, metricId: id, scaleId: to.id, createdAt: ctx.now() })));
  return rows.map(({ key }) => key);
}
