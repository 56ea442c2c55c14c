import { randomBytes } from "node:crypto";
import type { Transaction } from "@heard/db";
import { journeyVersions, touchpoints } from "@heard/db/schema/journey";
import { measureKeys, metrics, scales } from "@heard/db/schema/metrics";
import { segmentFields, sources } from "@heard/db/schema/sources";
import type { Mode } from "../catalogue/modes.ts";
import { type Catalogue, forgetCatalogue, readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { inTenant } from "../context.ts";
import { currentJourney } from "../measures/journey.ts";
import { addDays } from "../measures/plan.ts";
import { createOrganisation } from "../organisations/create.ts";
import { recordResponses } from "../responses/record.ts";
import type { ResponseInput } from "../responses/schema.ts";
import { foldAll } from "../rollups/fold.ts";
import { addPeople, type DemoSignIn } from "./add-people.ts";
import { generateDemo } from "./generate.ts";
import { demoOrganisation, demoSegments, demoSources, demoTouchpoints, workedExamples } from "./world.ts";

export type CreateDemoInput = {
  /** The world ends here: "last 30 days" counts back from it. */
  lastDay: string;
  seed?: number;
  days?: number;
  /** Mean responses a day; 55 over three years make about 60,000. */
  perDay?: number;
  onProgress?: (doneDays: number, totalDays: number) => void;
};

const threeYears = 1095;

/** Makes the demo company and its three years of feedback through the same verbs as real data. */
export async function createDemo(
  input: CreateDemoInput,
  now: () => Date,
  random: (size: number) => Uint8Array = randomBytes,
): Promise<{ ctx: ServiceContext; signIns: DemoSignIn[] }> {
  const { lastDay, seed = 20_260_630, days = threeYears, perDay = 55 } = input;
  const ctx = await createOrganisation({ kind: "operator" }, { ...demoOrganisation, isDemo: true }, now);
  await inTenant(ctx, (tx) => addCatalogue(tx, ctx));
  forgetCatalogue(ctx.organisation.id);
  await recordExamples(ctx, addDays(lastDay, -(days - 1)));
  await recordWorld(ctx, { lastDay, seed, days, perDay }, input.onProgress);
  await foldAll(ctx);
  return { ctx, signIns: await addPeople(ctx, random) };
}

async function addCatalogue(tx: Transaction, ctx: ServiceContext): Promise<void> {
  const orgId = ctx.organisation.id;
  const catalogue = await readCatalogue(tx);
  await tx.insert(touchpoints).values(
    demoTouchpoints.map(({ key, name, stage }, position) => ({
      orgId,
      key,
      name,
      position,
      stageId: catalogue.stages.find((one) => one.key === stage)?.id ?? null,
    })),
  );
  await tx
    .insert(segmentFields)
    .values(demoSegments.map(({ key, name }, place) => ({ orgId, key, name, slot: place + 1 })));
  await tx.insert(sources).values(
    [...demoSources, ...workedExamples.map(({ key, name }) => ({ key, name }))].map((source) => ({
      orgId,
      ...source,
    })),
  );
  await addEffortMetric(tx, orgId);
  const fresh: Catalogue = await readCatalogue(tx);
  await tx.insert(journeyVersions).values({ orgId, version: 2, snapshot: await currentJourney(tx, fresh, undefined) });
}

/** The other direction of CES, where 1 is very easy: it meets the first on the ease index and nowhere else. */
async function addEffortMetric(tx: Transaction, orgId: number): Promise<void> {
  const [scale] = await tx
    .insert(scales)
    .values({
      orgId,
      key: "ces-1-7-effort",
      kind: "ces",
      min: 1,
      max: 7,
      direction: "lowerIsBetter",
      labels: {
        "1": { en: "Very easy", "zh-Hans": "非常容易", "zh-Hant": "非常容易" },
        "7": { en: "Very effortful", "zh-Hans": "非常费力", "zh-Hant": "非常費力" },
      },
      wording: {
        en: "How much effort did it take?",
        "zh-Hans": "这件事花了您多少力气？",
        "zh-Hant": "這件事花了您多少力氣？",
      },
    })
    .returning();
  const [metric] = await tx
    .insert(metrics)
    .values({
      orgId,
      key: "ces-effort",
      kind: "ces",
      scope: "transaction",
      object: "service",
      headlineMethod: "easeIndex",
      position: 9,
      name: { en: "Ease (effort wording)", "zh-Hans": "省力指数（费力措辞）", "zh-Hant": "省力指數（費力措辭）" },
      origin: "The reversed wording, kept for imports: 1 is very easy, 7 very effortful.",
    })
    .returning();
  if (scale && metric) await tx.insert(measureKeys).values({ orgId, metricId: metric.id, scaleId: scale.id });
}

async function recordExamples(ctx: ServiceContext, day: string): Promise<void> {
  for (const { key, metric, values } of workedExamples) {
    const responses: ResponseInput[] = values.map((value, place) => ({
      externalId: `${key}-${place}`,
      occurredOn: day,
      scores: [{ metric, value }],
    }));
    await record(ctx, key, "import", responses);
  }
}

async function recordWorld(
  ctx: ServiceContext,
  options: Parameters<typeof generateDemo>[0],
  onProgress: CreateDemoInput["onProgress"],
): Promise<void> {
  const waiting = new Map<string, { source: string; mode: Mode; responses: ResponseInput[] }>();
  let done = 0;
  for (const batch of generateDemo(options)) {
    const key = `${batch.source}/${batch.mode}`;
    const group = waiting.get(key) ?? { source: batch.source, mode: batch.mode, responses: [] };
    // The last day has not ended yet: what would be answered later today is not there.
    group.responses.push(
      ...batch.responses.filter(({ occurredAt }) => occurredAt === undefined || occurredAt <= ctx.now().toISOString()),
    );
    waiting.set(key, group);
    done += 1;
    if (group.responses.length < 900) continue;
    await flush(ctx, group);
    onProgress?.(Math.floor(done / 2), options.days);
  }
  for (const group of waiting.values()) await flush(ctx, group);
}

async function flush(
  ctx: ServiceContext,
  group: { source: string; mode: Mode; responses: ResponseInput[] },
): Promise<void> {
  const responses = group.responses.splice(0);
  for (let start = 0; start < responses.length; start += 1000)
    await record(ctx, group.source, group.mode, responses.slice(start, start + 1000));
}

async function record(ctx: ServiceContext, source: string, mode: Mode, responses: ResponseInput[]): Promise<void> {
  const { rejected, results } = await recordResponses(ctx, { source, mode, responses });
  if (rejected > 0)
    throw new Error(
      `The demo world made a response that the product refuses: ${JSON.stringify(results.find(({ status }) => status === "rejected"))}`,
    );
}
