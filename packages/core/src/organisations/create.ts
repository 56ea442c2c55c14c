import { lookup, type Transaction, withTenant } from "@heard/db";
import { journeyStages, journeyVersions } from "@heard/db/schema/journey";
import { measureKeys, metrics, scales } from "@heard/db/schema/metrics";
import { channels } from "@heard/db/schema/sources";
import { homeShardKeyOf } from "@heard/db/shard-key";
import { recordAudit } from "../audit/record.ts";
import { defaultChannels, defaultMetrics, defaultScales } from "../catalogue/defaults.ts";
import type { Actor, ServiceContext } from "../context.ts";
import { alreadyExists } from "../errors.ts";
import { defaultStages } from "../journey/defaults.ts";
import { contextOf } from "./queries.ts";
import { CreateOrganisationInput } from "./schema.ts";

/**
 * Makes an organisation with what every organisation starts with: the five stages, the channels, the scales and metrics of the sources.
 * It has no permission of its own: the callers are the command line, the set-up page behind its one-time code, and the button of a signed-in person.
 * @throws DomainError conflict when the key is taken
 */
export async function createOrganisation(
  actor: Actor,
  input: CreateOrganisationInput,
  now: () => Date,
): Promise<ServiceContext> {
  const { key, name, locale, timeZone, isDemo } = CreateOrganisationInput.parse(input);
  if (await lookup.organisation(key)) throw alreadyExists("organisation", key);
  await lookup.createOrganisation({ key, name, locale, timeZone, homeShardKey: homeShardKeyOf(key), isDemo });
  const ctx = await contextOf(key, actor, now);
  await withTenant(ctx.organisation.id, async (tx) => {
    await addDefaults(tx, ctx.organisation.id);
    await recordAudit(tx, ctx, {
      verb: "organisation.create",
      subject: { kind: "organisation", id: key },
      after: { locale, timeZone },
    });
  });
  return ctx;
}

async function addDefaults(tx: Transaction, orgId: number): Promise<void> {
  await tx.insert(channels).values(defaultChannels.map((channel, position) => ({ orgId, ...channel, position })));
  const scaleRows = await tx
    .insert(scales)
    .values(defaultScales.map((scale) => ({ orgId, ...scale })))
    .returning();
  const metricRows = await tx
    .insert(metrics)
    .values(defaultMetrics.map(({ scale: _, ...metric }, position) => ({ orgId, ...metric, position })))
    .returning();
  const keys = defaultMetrics.flatMap(({ key, scale }) => {
    const metricId = metricRows.find((row) => row.key === key)?.id;
    const scaleId = scaleRows.find((row) => row.key === scale)?.id;
    return metricId && scaleId ? [{ orgId, metricId, scaleId }] : [];
  });
  await tx.insert(measureKeys).values(keys);
  const stages = await tx
    .insert(journeyStages)
    .values(defaultStages.map((stage, position) => ({ orgId, ...stage, position })))
    .returning();
  const snapshot = {
    stages: stages.map(({ id, key, name, definition, position }) => ({ id, key, name, definition, position })),
    touchpoints: [],
  };
  await tx.insert(journeyVersions).values({ orgId, version: 1, snapshot });
}
