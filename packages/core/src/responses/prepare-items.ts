import type { ResponseRow } from "@heard/db/ingest";
import { type Catalogue, forgetCatalogue, recordingCatalogue } from "../catalogue/queries.ts";
import { modeCodes } from "../catalogue/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { markItems } from "../metrics/mark-items.ts";
import { namedTwice } from "../metrics/rules.ts";
import { addSegmentValues } from "../segments/add-values.ts";
import { findCustomerNames } from "./find-names.ts";
import { type ItemToRecord, mayHaveChanged, prepareResponse, type Submission } from "./prepare.ts";
import type { ItemResult, RecordResponsesInput } from "./record.ts";
import { ownIdPrefix } from "./schema.ts";

export type Item = { index: number; item: ItemToRecord };
export type Prepared = Item & { row: ResponseRow };

/** What a request says of all its items. */
type OfAll = Pick<RecordResponsesInput, "source" | "mode" | "idempotencyKey"> & {
  /** The one item is a submission of a survey. */
  submission?: Submission;
};

/** Makes the rows of items; what the catalogue at hand refuses is looked at again by the one of now. */
export async function prepareItems(
  ctx: ServiceContext,
  input: OfAll,
  items: readonly Item[],
  catalogue: Catalogue,
): Promise<{ prepared: Prepared[]; rejected: ItemResult[] }> {
  const prepared: Prepared[] = [];
  const rejected: ItemResult[] = [];
  let known = await withSegmentValues(ctx, catalogue, items);
  let isFresh = false;
  const names = await findCustomerNames(
    ctx,
    items.map(({ item }) => item),
  );
  const now = ctx.now();
  for (const { index, item } of items) {
    const prepare = (latest: Catalogue) =>
      prepareResponse(item, {
        organisation: ctx.organisation,
        catalogue: latest,
        source: sourceOf(latest, input.source),
        mode: modeCodes[input.mode],
        // Of no import.
        batchId: 0,
        now,
        dedupeKey:
          input.submission?.dedupeKey ??
          item.externalId ??
          (input.idempotencyKey === undefined ? null : `${ownIdPrefix}key:${input.idempotencyKey}#${index}`),
        replyKey: input.idempotencyKey ?? null,
        names,
        ...(input.submission && { submission: input.submission }),
      });
    let outcome = prepare(known);
    if ("errors" in outcome && !isFresh && outcome.errors.some(mayHaveChanged)) {
      known = await recordingCatalogue(ctx, { fresh: true });
      isFresh = true;
      outcome = prepare(known);
    }
    if ("row" in outcome) prepared.push({ index, item, row: outcome.row });
    else rejected.push({ index, status: "rejected", errors: outcome.errors });
  }
  await markItemMetrics(ctx, known, prepared);
  return { prepared, rejected };
}

/** A metric that a response gives several scores of is pooled as one of items from its first such response on, whichever way that came. */
async function markItemMetrics(
  ctx: ServiceContext,
  catalogue: Catalogue,
  prepared: readonly Prepared[],
): Promise<void> {
  const metricOf = (measureId: number) => catalogue.measures.get(measureId)?.metric;
  const items = prepared.flatMap(({ row }) =>
    row.scores.length < 2
      ? []
      : namedTwice(
          row.scores.flatMap(({ measureId }) => {
            const metric = metricOf(measureId);
            return metric && !metric.hasItems ? [metric.key] : [];
          }),
        ),
  );
  if (items.length === 0) return;
  await inTenant(ctx, (tx) => markItems(tx, [...new Set(items)]));
  forgetCatalogue(ctx.organisation.id);
}

export async function catalogueWithSource(ctx: ServiceContext, key: string): Promise<Catalogue> {
  const kept = await recordingCatalogue(ctx);
  const source = kept.sources.get(key);
  return source && !source.deletedAt ? kept : recordingCatalogue(ctx, { fresh: true });
}

/** @throws DomainError not_found, also for one in the bin */
export function sourceOf(catalogue: Catalogue, key: string) {
  const source = catalogue.sources.get(key);
  if (!source || source.deletedAt) throw notFound("source", key);
  return source;
}

/** Values of declared segment fields are made as they come, all of a batch in one statement. */
async function withSegmentValues(
  ctx: ServiceContext,
  catalogue: Catalogue,
  items: readonly { item: ItemToRecord }[],
): Promise<Catalogue> {
  const missing = items.flatMap(({ item }) =>
    Object.entries(item.segments ?? {}).flatMap(([key, value]) => {
      const field = catalogue.segmentFields.get(key);
      return field && !field.archivedAt && !field.values.has(value) ? [{ field: key, value }] : [];
    }),
  );
  if (missing.length === 0) return catalogue;
  await addSegmentValues(ctx, missing);
  return recordingCatalogue(ctx, { fresh: true });
}
