import type { Transaction } from "@heard/db";
import { type JourneySnapshot, journeyVersions } from "@heard/db/schema/journey";
import { desc, eq } from "drizzle-orm";
import type { Catalogue } from "../catalogue/queries.ts";
import { notFound } from "../errors.ts";

/**
 * The journey that a query is read by: the present one, or that of an earlier version, so that an old report stays as it was.
 * @throws DomainError not_found for a version that never was
 */
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

/** The version that stages are read by: the one asked for, else today's; `undefined` before the journey has any. */
export async function journeyVersionOf(tx: Transaction, asked: number | undefined): Promise<number | undefined> {
  if (asked !== undefined) return asked;
  const [last] = await tx
    .select({ version: journeyVersions.version })
    .from(journeyVersions)
    .orderBy(desc(journeyVersions.version))
    .limit(1);
  return last?.version;
}
