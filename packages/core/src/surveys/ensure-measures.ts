import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { measureKeys, type ScaleRow } from "@heard/db/schema/metrics";
import type { ScaleReference, SurveyDefinition, Texts } from "@heard/survey";
import type { CatalogueMetric } from "../catalogue/queries.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { addMetric } from "../metrics/create.ts";
import { markItems } from "../metrics/mark-items.ts";
import { assertScaleFits, namedTwice } from "../metrics/rules.ts";
import { addScale } from "../scales/create.ts";
import type { Surroundings } from "./read-surroundings.ts";
import { scoredIn } from "./rules.ts";

/**
 * Makes what the scores of a definition are counted by: scales and metrics that are missing, and a measure for each metric with the version of the
 * scale that it is asked on. A measure that comes so takes answers that name the scale; what a metric asks otherwise stays as it is.
 * @throws DomainError invalid_input when a metric cannot be asked on such a scale
 */
export async function ensureMeasures(
  tx: Transaction,
  ctx: ServiceContext,
  definition: SurveyDefinition,
  { missing, scales: known }: Pick<Surroundings, "missing" | "scales">,
): Promise<void> {
  const scales = [...known];
  for (const { scale, kind } of missing.scales) {
    const { key, min, max, direction } = scale;
    scales.push(await addScale(tx, ctx, { key, kind, min, max, direction, labels: labelsOf(scale), wording: {} }));
  }
  const rowOf = (scale: ScaleReference) => {
    const row = scales.find(({ key, version }) => key === scale.key && version === scale.version);
    if (!row) throw new Error(`scale ${scale.key} ${scale.version} passed the check and is not there`);
    return row;
  };
  for (const { metric, scale } of missing.metrics)
    await addMetric(tx, ctx, {
      ...{ key: metric.key, kind: metric.kind, scope: metric.scope, object: metric.object, scale: rowOf(scale) },
      ...{ name: nameOf(metric.name), origin: "A survey template of the product", ownerMemberId: null },
    });
  const scored = scoredIn(definition);
  const { metrics: now } = await readCatalogue(tx);
  for (const { metric, scale } of scored) await ensureMeasure(tx, ctx, now.get(metric), rowOf(scale));
  await markItems(tx, namedTwice(scored.map(({ metric }) => metric)));
}

async function ensureMeasure(
  tx: Transaction,
  ctx: ServiceContext,
  metric: CatalogueMetric | undefined,
  scale: ScaleRow,
): Promise<void> {
  if (!metric || metric.measures.some((measure) => measure.scale.id === scale.id)) return;
  assertScaleFits(metric, scale);
  await tx
    .insert(measureKeys)
    .values({
      ...{ orgId: ctx.organisation.id, metricId: metric.id, scaleId: scale.id },
      ...{ namedOnly: metric.measures.length > 0, createdAt: ctx.now() },
    })
    .onConflictDoNothing();
}

const ourLanguages = ["en", "zh-Hans", "zh-Hant"] as const;

/** A text of a survey in the languages of the product; where English is not spoken, what is said instead. */
function nameOf(texts: Texts): LocalisedText {
  const said = Object.fromEntries(ourLanguages.flatMap((tag) => (texts[tag] ? [[tag, texts[tag].slice(0, 120)]] : [])));
  return {
    en:
      Object.values(texts)
        .find((text) => text !== "")
        ?.slice(0, 120) ?? "",
    ...said,
  };
}

const labelsOf = ({ labels }: ScaleReference) =>
  Object.fromEntries(Object.entries(labels).map(([point, texts]) => [point, nameOf(texts)]));
