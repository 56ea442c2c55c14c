import type { Transaction } from "@heard/db";
import { type JourneySnapshot, journeyVersions } from "@heard/db/schema/journey";
import { eq } from "drizzle-orm";
import type { Catalogue } from "../catalogue/queries.ts";
import { notFound } from "../errors.ts";

/** The journey that a query is read by: the present one, or that of an earlier version, so that an old report stays as it was. */
export async function currentJourney(
  tx: Transaction,
  catalogue: Catalogue,
  version: number | undefined,
): Promise<JourneySnapshot> {
  if (version === undefined) {
    return {
      stages: catalogue.stages
        .filter(({ archivedAt }) => !archivedAt)
        .map(({ id, key, name, definition, position }) => ({ id, key, name, definition, position })),
      touchpoints: [...catalogue.touchpoints.values()].map(({ id, key, name, stageId, position, archivedAt }) => ({
        ...{ id, key, name, stageId, position },
        ...(archivedAt ? { archived: true as const } : {}),
      })),
    };
  }
  const [row] = await tx
    .select({ snapshot: journeyVersions.snapshot })
    .from(journeyVersions)
    .where(eq(journeyVersions.version, version));
  if (!row) throw notFound("journey version", version);
  return row.snapshot;
}
