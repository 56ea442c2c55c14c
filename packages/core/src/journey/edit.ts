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
  return editCatalogue(ctx, "journey.edit", async (tx) => {
    const audit = await work(tx, await readCatalogue(tx));
    const version = await recordJourneyVersion(tx, ctx);
    await recordAudit(tx, ctx, { ...audit, after: { ...audit.after, journeyVersion: version } });
    return { key: String(audit.subject.id), version };
  });
}
