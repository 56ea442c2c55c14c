import { readCatalogue } from "@heard/core/catalogue/queries";
import { inTenant, type ServiceContext } from "@heard/core/context";
import { recordJourneyVersion } from "@heard/core/journey/record-version";
import { touchpoints } from "@heard/db/schema/journey";
import { channels, segmentFields, segmentValues, sources } from "@heard/db/schema/sources";

/** Ids of what an organisation's answers are told apart by, and the measures of its two metrics: NPS and CSAT. */
export type BenchCatalogue = {
  sourceIds: number[];
  touchpointIds: number[];
  channels: { id: number; key: string }[];
  shopIds: number[];
  tierIds: number[];
  measureIds: [nps: number, csat: number];
};

const shops = 200;

/** The catalogue of a wide organisation: ten sources, twenty touchpoints along the journey, two hundred shops and four tiers. */
export async function makeCatalogue(ctx: ServiceContext): Promise<BenchCatalogue> {
  const orgId = ctx.organisation.id;
  const ids = (rows: { id: number }[]) => rows.map(({ id }) => id);
  return inTenant(ctx, async (tx) => {
    const { stages, metrics } = await readCatalogue(tx);
    const measureOf = (metric: string): number => {
      const measure = metrics.get(metric)?.measures.at(-1);
      if (!measure) throw new Error(`a new organisation has no metric "${metric}"`);
      return measure.id;
    };
    const sourceIds = ids(
      await tx
        .insert(sources)
        .values(Array.from({ length: 10 }, (_, n) => ({ orgId, key: `source-${n}`, name: `Source ${n}` })))
        .returning(),
    );
    const touchpointIds = ids(
      await tx
        .insert(touchpoints)
        .values(
          Array.from({ length: 20 }, (_, n) => ({
            ...{ orgId, key: `touchpoint-${n}`, name: { en: `Touchpoint ${n}` } },
            stageId: stages[n % stages.length]?.id ?? null,
          })),
        )
        .returning(),
    );
    const [shop, tier] = await tx
      .insert(segmentFields)
      .values([
        { orgId, key: "shop", name: { en: "Shop" }, slot: 1 },
        { orgId, key: "tier", name: { en: "Tier" }, slot: 2 },
      ])
      .returning();
    const valuesOf = async (fieldId: number, names: string[]) =>
      ids(
        await tx
          .insert(segmentValues)
          .values(names.map((value) => ({ orgId, fieldId, value })))
          .returning(),
      );
    const named = (name: string, length: number) => Array.from({ length }, (_, n) => `${name} ${n}`);
    const shopIds = await valuesOf(shop?.id ?? 0, named("Shop", shops));
    const tierIds = await valuesOf(tier?.id ?? 0, named("Tier", 4));
    await recordJourneyVersion(tx, ctx);
    return {
      sourceIds,
      touchpointIds,
      channels: await tx.select({ id: channels.id, key: channels.key }).from(channels).orderBy(channels.id),
      shopIds,
      tierIds,
      measureIds: [measureOf("nps"), measureOf("csat")],
    };
  });
}
