import type { Transaction } from "@heard/db";
import { journeyVersions } from "@heard/db/schema/journey";
import { desc } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { currentJourney } from "../measures/journey.ts";

/**
 * Keeps the journey as it stands now as its next version, so that a report made today can be read by today's map for ever. Nothing changed,
 * nothing kept. A step of every verb that touches stages or touchpoints, in its transaction and under the catalogue's lock.
 */
export async function recordJourneyVersion(tx: Transaction, ctx: ServiceContext): Promise<number> {
  const snapshot = await currentJourney(tx, await readCatalogue(tx), undefined);
  const [last] = await tx.select().from(journeyVersions).orderBy(desc(journeyVersions.version)).limit(1);
  if (last && canonical(last.snapshot) === canonical(snapshot)) return last.version;
  const version = (last?.version ?? 0) + 1;
  await tx.insert(journeyVersions).values({
    orgId: ctx.organisation.id,
    version,
    snapshot,
    createdBy: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
    createdAt: ctx.now(),
  });
  return version;
}

/** jsonb keeps no order of keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
