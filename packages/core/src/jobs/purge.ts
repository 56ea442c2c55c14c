import { workLookup } from "@heard/db";
import { purgeBin } from "../bin/purge.ts";
import { binnedBefore } from "../bin/rules.ts";
import { purgeOrganisation } from "../organisations/purge.ts";
import { systemContext } from "./maintain.ts";

/**
 * Takes away for ever what was deleted: organisations with all they had, and what has lain in the bin for thirty days. One that fails does not keep
 * the others waiting. Returns in how many organisations there was something to do.
 */
export async function purgeDeleted(options: {
  dataDir: string;
  now: () => Date;
  onError: (error: unknown, organisationKey: string) => void;
}): Promise<number> {
  const waiting = await workLookup.organisationsToPurge(binnedBefore(options.now()));
  for (const organisation of waiting) {
    const ctx = systemContext(organisation, options.now);
    try {
      if (organisation.isDeleted) await purgeOrganisation(ctx, { dataDir: options.dataDir });
      else await purgeBin(ctx);
    } catch (error) {
      options.onError(error, organisation.key);
    }
  }
  return waiting.length;
}
