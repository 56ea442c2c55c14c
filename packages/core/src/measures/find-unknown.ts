import * as z from "zod";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { currentJourney } from "./journey.ts";
import { resolveMeasureQuery } from "./resolve.ts";
import { firstDay } from "./rules.ts";
import { MeasureQuery, mostValues } from "./schema.ts";

const Text = z.string().max(20_000);
const Texts = z.array(Text).max(10_000);

/** What an address asks for, as it was typed: anything at all may stand there. */
export const FindUnknownInput = z.strictObject({
  metrics: Texts.default([]),
  method: Text.optional(),
  groupBy: Text.optional(),
  journeyVersion: z.number().optional(),
  /** By parameter of the address: `touchpoint`, `segment.region`. */
  filters: z.record(Text, Texts).default({}),
});
export type FindUnknownInput = z.input<typeof FindUnknownInput>;

/** A part of an address that names nothing here. */
export type UnknownPart = { part: string; value: string };

/**
 * The parts of an address that no measure could be asked with, each judged alone by the very rules that a measure is held to. So a screen can leave
 * those out, say so, and answer the rest.
 */
export async function findUnknown(ctx: ServiceContext, input: FindUnknownInput): Promise<UnknownPart[]> {
  requirePermission(ctx, "catalogue.read");
  const { metrics, method, groupBy, journeyVersion, filters } = FindUnknownInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const catalogue = await readCatalogue(tx);
      const asked = await tried(() => currentJourney(tx, catalogue, journeyVersion));
      const journey = asked ?? (await currentJourney(tx, catalogue, undefined));
      const isKnown = (part: object) => isAnswerable(part, catalogue, journey);
      // No screen is about a metric that was put away.
      const inUse = [...catalogue.metrics.values()].filter(({ archivedAt }) => archivedAt === null);
      const known = metrics.filter((metric) => inUse.some(({ key }) => key === metric));
      const metric = known[0] ?? inUse[0]?.key;
      return [
        ...metrics.flatMap((value) => (known.includes(value) ? [] : [{ part: "metric", value }])),
        ...(method === undefined || metric === undefined || isKnown({ metric, method })
          ? []
          : [{ part: "method", value: method }]),
        ...(groupBy === undefined || isKnown({ groupBy }) ? [] : [{ part: "by", value: groupBy }]),
        ...(asked ? [] : [{ part: "journey", value: String(journeyVersion) }]),
        ...Object.entries(filters).flatMap(([part, values]) => {
          const isPlace =
            !part.startsWith(segmentPrefix) || catalogue.segmentFields.has(part.slice(segmentPrefix.length));
          const good = values
            .filter((value) => isPlace && isKnown({ filters: filterOf(part, value) }))
            .slice(0, mostValues);
          return values.flatMap((value) => (good.includes(value) ? [] : [{ part, value }]));
        }),
      ];
    },
    { snapshot: true },
  );
}

const segmentPrefix = "segment.";
const filterOf = (part: string, value: string) =>
  part.startsWith(segmentPrefix) ? { segments: { [part.slice(segmentPrefix.length)]: [value] } } : { [part]: [value] };

function isAnswerable(
  part: object,
  catalogue: Catalogue,
  journey: Awaited<ReturnType<typeof currentJourney>>,
): boolean {
  const query = MeasureQuery.safeParse({ metric: "responses", period: { from: firstDay, to: firstDay }, ...part });
  if (!query.success) return false;
  try {
    resolveMeasureQuery(query.data, catalogue, journey, "*");
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

async function tried<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
