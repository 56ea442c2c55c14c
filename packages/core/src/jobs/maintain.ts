import { workLookup } from "@heard/db";
import type { OrganisationWork } from "@heard/db/work-lookup";
import type { SealLooks } from "../audit/jobs.ts";
import { sealAuditEntries } from "../audit/seal.ts";
import type { ServiceContext } from "../context.ts";
import { foldPending } from "../rollups/fold.ts";

const stalledMs = 30_000;

/**
 * One round over the organisations that have something to do: fold what is pending, seal what is unsealed, and name those with jobs that
 * nobody works on. An organisation that fails does not keep the others waiting.
 */
export async function maintainOrganisations(options: {
  auditKey: Buffer;
  looks: SealLooks;
  now: () => Date;
  onError: (error: unknown, organisationKey: string) => void;
}): Promise<{ folded: number; sealed: number; withJobs: OrganisationWork[] }> {
  const total = { folded: 0, sealed: 0, withJobs: [] as OrganisationWork[] };
  const looksEverywhere = options.looks.isDue();
  for (const work of await workLookup.organisationsWithWork(new Date(options.now().getTime() - stalledMs))) {
    const ctx = systemContext(work, options.now);
    try {
      if (work.hasPending) total.folded += await foldPending(ctx);
      if (work.hasUnsealed || looksEverywhere) total.sealed += await sealAuditEntries(ctx, options.auditKey);
      if (work.hasJobs) total.withJobs.push(work);
    } catch (error) {
      options.onError(error, work.key);
    }
  }
  return total;
}

/** The worker's own context in an organisation. Thresholds play no part in its work. */
export function systemContext(
  organisation: Pick<OrganisationWork, "id" | "key" | "timeZone" | "homeShardKey">,
  now: () => Date,
): ServiceContext {
  const { id, key, timeZone, homeShardKey } = organisation;
  return {
    organisation: { id, key, timeZone, homeShardKey, hideBelow: 5, lowBelow: 30 },
    actor: { kind: "system" },
    touchpoints: "*",
    now,
  };
}
