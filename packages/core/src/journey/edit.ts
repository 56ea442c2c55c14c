import type { Transaction } from "@heard/db";
import { type AuditInput, recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { recordJourneyVersion } from "./record-version.ts";

/** One edit of the journey: the work, the version that keeps it, the audit entry. */
export async function editJourney(
  ctx: ServiceContext,
  work: (tx: Transaction, catalogue: Catalogue) => Promise<AuditInput>,
): Promise<{ key: string; version: number }> {
  const { key, version } = await editJourneyTelling(ctx, async (tx, catalogue) => ({
    ...{ audit: await work(tx, catalogue), told: null },
  }));
  return { key, version };
}

/** The same, with what the work tells whoever did it. */
export async function editJourneyTelling<Told>(
  ctx: ServiceContext,
  work: (tx: Transaction, catalogue: Catalogue) => Promise<{ audit: AuditInput; told: Told }>,
): Promise<{ key: string; version: number; told: Told }> {
  return editCatalogue(ctx, "journey.edit", async (tx) => {
    const { audit, told } = await work(tx, await readCatalogue(tx));
    const version = await recordJourneyVersion(tx, ctx);
    await recordAudit(tx, ctx, { ...audit, after: { ...audit.after, journeyVersion: version } });
    return { key: String(audit.subject.id), version, told };
  });
}
