import type { Transaction } from "@heard/db";
import { touchpoints } from "@heard/db/schema/journey";
import { measureKeys } from "@heard/db/schema/metrics";
import { channels, segmentFields, sources } from "@heard/db/schema/sources";
import { editCatalogue } from "../../catalogue/edit.ts";
import { type Catalogue, readCatalogue } from "../../catalogue/queries.ts";
import { sameScale } from "../../catalogue/rules.ts";
import type { ServiceContext } from "../../context.ts";
import { invalidInput } from "../../errors.ts";
import { recordJourneyVersion } from "../../journey/record-version.ts";
import { markItems } from "../../metrics/mark-items.ts";
import { addScale } from "../../scales/create.ts";
import type { ToCreate } from "../mapping/to-create.ts";
import type { NewName } from "../rows/names.ts";

const segmentSlots = [1, 2, 3, 4, 5, 6] as const;

/** Makes what an import names and the organisation lacks. Safe to do again: what is there already is left alone. */
export function makeNamed(ctx: ServiceContext, wanted: ToCreate): Promise<void> {
  return editCatalogue(ctx, "import.run", async (tx) => {
    const orgId = ctx.organisation.id;
    const catalogue = await readCatalogue(tx);
    const { source } = wanted;
    if (source)
      await tx
        .insert(sources)
        .values({ orgId, ...source, createdAt: ctx.now() })
        .onConflictDoNothing();
    await addChannels(tx, ctx, catalogue, wanted.channels);
    await addTouchpoints(tx, ctx, catalogue, wanted.touchpoints);
    await addSegments(tx, ctx, catalogue, wanted.segments);
    await addMeasures(tx, ctx, catalogue, wanted.scales);
    await markItems(tx, wanted.itemMetrics);
  });
}

const lacking = (known: ReadonlyMap<string, unknown>, names: readonly NewName[]) =>
  names.filter(({ key }) => !known.has(key));

async function addChannels(tx: Transaction, ctx: ServiceContext, catalogue: Catalogue, names: readonly NewName[]) {
  const added = lacking(catalogue.channels, names);
  if (added.length === 0) return;
  await tx.insert(channels).values(
    added.map(({ key, name }, index) => ({
      orgId: ctx.organisation.id,
      key,
      name: { en: name },
      position: catalogue.channels.size + index,
    })),
  );
}

/** New touchpoints stand outside the stages until somebody places them; the journey gets a version, as with every edit. */
async function addTouchpoints(tx: Transaction, ctx: ServiceContext, catalogue: Catalogue, names: readonly NewName[]) {
  const added = lacking(catalogue.touchpoints, names);
  if (added.length === 0) return;
  const orgId = ctx.organisation.id;
  await tx.insert(touchpoints).values(
    added.map(({ key, name }, index) => ({
      orgId,
      key,
      name: { en: name },
      position: catalogue.touchpoints.size + index,
      createdAt: ctx.now(),
    })),
  );
  await recordJourneyVersion(tx, ctx);
}

async function addSegments(tx: Transaction, ctx: ServiceContext, catalogue: Catalogue, names: readonly NewName[]) {
  const taken = new Set([...catalogue.segmentFields.values()].map(({ slot }) => slot));
  const free = segmentSlots.filter((slot) => !taken.has(slot));
  const added = lacking(catalogue.segmentFields, names);
  if (added.length > free.length) throw invalidInput("segment_fields_full", { most: segmentSlots.length });
  for (const [index, { key, name }] of added.entries())
    await tx.insert(segmentFields).values({
      orgId: ctx.organisation.id,
      key,
      name: { en: name },
      slot: free[index] ?? 0,
      createdAt: ctx.now(),
    });
}

/** A ruler of the past is no new wording of today: such a measure takes answers that name its scale, and no others. */
async function addMeasures(tx: Transaction, ctx: ServiceContext, catalogue: Catalogue, wanted: ToCreate["scales"]) {
  for (const { metric: key, scale } of wanted) {
    const metric = catalogue.metrics.get(key);
    if (!metric || metric.measures.some((measure) => sameScale(measure.scale, scale))) continue;
    const row = await addScale(tx, ctx, { kind: metric.kind, ...scale, labels: {}, wording: {} });
    await tx.insert(measureKeys).values({
      orgId: ctx.organisation.id,
      metricId: metric.id,
      scaleId: row.id,
      namedOnly: true,
      createdAt: ctx.now(),
    });
  }
}
