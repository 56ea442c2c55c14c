import type { Transaction } from "@heard/db";
import { journeyStages, touchpoints } from "@heard/db/schema/journey";
import { type MetricRow, measureKeys, metrics, type ScaleRow, scales } from "@heard/db/schema/metrics";
import { organisations } from "@heard/db/schema/organisations";
import { channels, segmentFields, segmentValues, sources } from "@heard/db/schema/sources";
import { surveys } from "@heard/db/schema/surveys";
import { asc, desc, eq, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";

export type Measure = { id: number; metric: CatalogueMetric; scale: ScaleRow };
/** A metric with its measure keys: the last one takes new answers that name no scale. Before it the others, oldest first. */
export type CatalogueMetric = MetricRow & { measures: { id: number; scale: ScaleRow; namedOnly: boolean }[] };
export type SegmentField = typeof segmentFields.$inferSelect & {
  values: Map<string, typeof segmentValues.$inferSelect>;
};

/** Everything of one organisation that a key can name, by key and by id. */
export type Catalogue = {
  /** Raised by every change. */
  version: number;
  metrics: Map<string, CatalogueMetric>;
  measures: Map<number, Measure>;
  stages: (typeof journeyStages.$inferSelect)[];
  touchpoints: Map<string, typeof touchpoints.$inferSelect>;
  channels: Map<string, typeof channels.$inferSelect>;
  sources: Map<string, typeof sources.$inferSelect>;
  segmentFields: Map<string, SegmentField>;
  /** The sources whose answers are of minors: what is taken out of their comments is stored nowhere. */
  minorsSources: ReadonlySet<number>;
};

const byKey = <T extends { key: string }>(rows: T[]) => new Map(rows.map((row) => [row.key, row]));

/** Reads the whole catalogue: a few hundred small rows. */
export async function readCatalogue(tx: Transaction): Promise<Catalogue> {
  // Sent at once and answered in this order. The version comes first, so that a change in the middle of these reads makes the whole too old rather
  // than too new.
  const [
    [organisation],
    ...[scaleRows, metricRows, keyRows, fieldRows, valueRows, stages, touchpointRows, channelRows, sourceRows, minors]
  ] = await Promise.all([
    tx.select({ version: organisations.catalogueVersion }).from(organisations),
    tx.select().from(scales),
    tx.select().from(metrics).orderBy(asc(metrics.position), asc(metrics.id)),
    tx.select().from(measureKeys).orderBy(desc(measureKeys.namedOnly), asc(measureKeys.id)),
    tx.select().from(segmentFields).orderBy(asc(segmentFields.slot)),
    tx.select().from(segmentValues).orderBy(asc(segmentValues.id)),
    tx.select().from(journeyStages).orderBy(asc(journeyStages.position), asc(journeyStages.id)),
    tx.select().from(touchpoints),
    tx.select().from(channels).orderBy(asc(channels.position), asc(channels.id)),
    tx.select().from(sources).orderBy(asc(sources.id)),
    tx.select({ sourceId: surveys.sourceId }).from(surveys).where(eq(surveys.isForMinors, true)),
  ]);
  // Along the journey; what stands in no stage comes last.
  const stagePlace = ({ stageId }: { stageId: number | null }) =>
    stageId === null ? stages.length : stages.findIndex(({ id }) => id === stageId);

  const scaleById = new Map(scaleRows.map((row) => [row.id, row]));
  const catalogueMetrics: CatalogueMetric[] = metricRows.map((metric) => ({
    ...metric,
    measures: keyRows.flatMap((row) => {
      const scale = scaleById.get(row.scaleId);
      return row.metricId === metric.id && scale ? [{ id: row.id, scale, namedOnly: row.namedOnly }] : [];
    }),
  }));
  return {
    version: organisation?.version ?? 0,
    metrics: byKey(catalogueMetrics),
    measures: new Map(
      catalogueMetrics.flatMap((metric) => metric.measures.map(({ id, scale }) => [id, { id, metric, scale }])),
    ),
    stages,
    touchpoints: byKey(
      touchpointRows.sort((a, b) => stagePlace(a) - stagePlace(b) || a.position - b.position || a.id - b.id),
    ),
    channels: byKey(channelRows),
    sources: byKey(sourceRows),
    minorsSources: new Set(minors.map(({ sourceId }) => sourceId)),
    segmentFields: byKey(
      fieldRows.map((field) => ({
        ...field,
        values: new Map(valueRows.filter((row) => row.fieldId === field.id).map((row) => [row.value, row])),
      })),
    ),
  };
}

const freshForMs = 3000;
const stateKey = Symbol.for("heard.catalogues");
type Cached = { catalogue: Catalogue; readAt: number };
type State = { kept: Map<number, Cached>; reads: Map<number, Promise<Catalogue>> };
const globals = globalThis as typeof globalThis & { [stateKey]?: State };
function state(): State {
  globals[stateKey] ??= { kept: new Map(), reads: new Map() };
  return globals[stateKey];
}

/**
 * The catalogue for recording: kept a few seconds in the process, because ingest cannot afford a read per response. What it refuses is looked
 * at again with `fresh`, and what it was wrong to accept is not stored: the recording statement asks for the version of now.
 */
export async function recordingCatalogue(ctx: ServiceContext, { fresh = false } = {}): Promise<Catalogue> {
  const { kept, reads } = state();
  const organisationId = ctx.organisation.id;
  const found = kept.get(organisationId);
  if (found && !fresh && performance.now() - found.readAt < freshForMs) return found.catalogue;
  // One read for all who wait for it: a crowd in which everybody reads for themselves keeps the database from whatever the crowd came for.
  const underWay = reads.get(organisationId);
  if (underWay && !fresh) return underWay;
  const read = inTenant(ctx, readCatalogue);
  reads.set(organisationId, read);
  try {
    const catalogue = await read;
    // One that was forgotten meanwhile is not kept as it was before.
    if (reads.get(organisationId) === read) kept.set(organisationId, { catalogue, readAt: performance.now() });
    return catalogue;
  } finally {
    if (reads.get(organisationId) === read) reads.delete(organisationId);
  }
}

/** A change of the catalogue, in its transaction: nothing is recorded by an older one once this is committed. */
export async function raiseCatalogueVersion(tx: Transaction): Promise<void> {
  await tx.update(organisations).set({ catalogueVersion: sql`${organisations.catalogueVersion} + 1` });
}

/** For verbs that change the catalogue, and for tests that change databases under a process. */
export function forgetCatalogue(organisationId?: number): void {
  for (const held of [state().kept, state().reads]) {
    if (organisationId === undefined) held.clear();
    else held.delete(organisationId);
  }
}
