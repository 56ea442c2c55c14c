import type { Transaction } from "@heard/db";
import { measureKeys, metrics, type ScaleRow } from "@heard/db/schema/metrics";
import type * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { assertNameFree, keyFromName } from "../catalogue/rules.ts";
import { freeKey } from "../catalogue/schema.ts";
import type { ServiceContext } from "../context.ts";
import { alreadyExists, invalidInput } from "../errors.ts";
import { addScale } from "../scales/create.ts";
import { getScale } from "../scales/queries.ts";
import { requireOwner } from "./require-owner.ts";
import { assertScaleFits, headlineOf, responsesKey } from "./rules.ts";
import { CreateMetricInput } from "./schema.ts";

/**
 * Enters a metric into the registry, on a scale that exists or a new one.
 * @throws DomainError invalid_input when its kind does not go with the scale (an NPS off 0–10) or the method; conflict when the key or the look of the name is taken
 */
export async function createMetric(ctx: ServiceContext, input: CreateMetricInput): Promise<{ key: string }> {
  const { scale: wanted, ...given } = CreateMetricInput.parse(input);
  if (given.key === responsesKey) throw invalidInput("key_reserved", { value: responsesKey });
  return editCatalogue(ctx, "metric.edit", async (tx) => {
    assertNameFree(given.name, (await readCatalogue(tx)).metrics.values());
    const scale = typeof wanted === "string" ? await getScale(tx, wanted) : await addScale(tx, ctx, wanted);
    return addMetric(tx, ctx, { ...given, scale });
  });
}

type NewMetric = Omit<z.output<typeof CreateMetricInput>, "scale"> & { scale: ScaleRow };

/** The same as a step of another change. @throws DomainError conflict when the key is taken; invalid_input when kind, scale and method do not agree */
export async function addMetric(tx: Transaction, ctx: ServiceContext, metric: NewMetric): Promise<{ key: string }> {
  const { scale, ...given } = metric;
  const known = (await readCatalogue(tx)).metrics;
  if (given.key !== undefined && known.has(given.key)) throw alreadyExists("metric", given.key);
  const key = given.key ?? freeKey(keyFromName(given.name.en), new Set([...known.keys(), responsesKey]), "metric");
  assertScaleFits({ key, kind: given.kind }, scale);
  await requireOwner(tx, given.ownerMemberId);
  const orgId = ctx.organisation.id;
  const values = {
    ...given,
    key,
    headlineMethod: headlineOf({ key, kind: given.kind }, scale, given.headlineMethod),
  };
  const position = Math.max(-1, ...[...known.values()].map((one) => one.position)) + 1;
  const [row] = await tx
    .insert(metrics)
    .values({ orgId, ...values, position, createdAt: ctx.now() })
    .returning();
  if (!row) throw new Error(`metric ${key} was not stored`);
  await tx.insert(measureKeys).values({ orgId, metricId: row.id, scaleId: scale.id, createdAt: ctx.now() });
  const { kind, scope, object, headlineMethod, ownerMemberId } = row;
  await recordAudit(tx, ctx, {
    verb: "metric.create",
    subject: { kind: "metric", id: key },
    after: { kind, scope, object, headlineMethod, ownerMemberId, scale: scale.key },
  });
  return { key };
}
