import type { LocalisedText } from "@heard/db/schema/columns";
import type { FeedbackKind } from "@heard/db/schema/sources";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { type Catalogue, type CatalogueMetric, readCatalogue } from "./queries.ts";

type Named = { key: string; name: LocalisedText };

/** What can be named in one organisation: what screens need for filters, labels and breakdowns, and senders to spell keys right. */
export type PublicCatalogue = {
  metrics: ReturnType<typeof metricOf>[];
  /** Metrics that were put away: what was measured by them still says their names. */
  archivedMetrics: Named[];
  stages: Named[];
  touchpoints: (Named & { stage: string | null })[];
  channels: Named[];
  sources: (Named & { feedbackKind: FeedbackKind })[];
  segmentFields: (Named & { values: Named[] })[];
  /** The reader sees the touchpoints listed here and no others, nor a total above them. */
  isLimited: boolean;
};

const isPresent = ({ archivedAt }: { archivedAt: Date | null }) => archivedAt === null;
const named = ({ key, name }: Named): Named => ({ key, name });

/** The catalogue by keys and names, without what is archived or in the bin. Ids stay inside. */
export async function getCatalogue(ctx: ServiceContext): Promise<PublicCatalogue> {
  requirePermission(ctx, "catalogue.read");
  return inTenant(ctx, async (tx) => publicCatalogue(await readCatalogue(tx), ctx.touchpoints), { snapshot: true });
}

function publicCatalogue(catalogue: Catalogue, visible: ServiceContext["touchpoints"]): PublicCatalogue {
  const stageKeys = new Map(catalogue.stages.map(({ id, key }) => [id, key]));
  return {
    isLimited: visible !== "*",
    metrics: [...catalogue.metrics.values()].filter(isPresent).map(metricOf),
    archivedMetrics: [...catalogue.metrics.values()].filter((metric) => !isPresent(metric)).map(named),
    stages: catalogue.stages.filter(isPresent).map(named),
    touchpoints: [...catalogue.touchpoints.values()]
      .filter((touchpoint) => isPresent(touchpoint) && (visible === "*" || visible.includes(touchpoint.id)))
      .map((touchpoint) => ({ ...named(touchpoint), stage: stageKeys.get(touchpoint.stageId ?? 0) ?? null })),
    channels: [...catalogue.channels.values()].filter(isPresent).map(named),
    sources: [...catalogue.sources.values()]
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ key, name, feedbackKind }) => ({ key, name: { en: name }, feedbackKind })),
    segmentFields: [...catalogue.segmentFields.values()].filter(isPresent).map((field) => ({
      ...named(field),
      values: [...field.values.values()]
        .filter(isPresent)
        .map(({ value, name }) => ({ key: value, name: name ?? { en: value } })),
    })),
  };
}

function metricOf({ key, name, kind, scope, object, headlineMethod, hasItems, measures }: CatalogueMetric) {
  const scale = measures.at(-1)?.scale;
  return {
    key,
    name,
    kind,
    scope,
    object,
    headlineMethod,
    hasItems,
    scale: scale
      ? {
          key: scale.key,
          version: scale.version,
          min: scale.min,
          max: scale.max,
          direction: scale.direction,
          labels: scale.labels,
          wording: scale.wording,
        }
      : null,
  };
}
