import { importBatches } from "@heard/db/schema/imports";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { endImportJob, lockImportFor, replaceImportJob, wakeImportJob } from "./begin-job.ts";
import { kindOfImport } from "./kinds/registry.ts";
import type { FileProfile } from "./mapping/file-profile.ts";
import type { MappingProblem } from "./mapping/parse.ts";
import { UpdateImportInput } from "./schema.ts";

export type UpdatedMapping = {
  /** What makes the mapping impossible, each with its JSON pointer. Nothing is counted until there is none. */
  problems: MappingProblem[];
  /** JSON pointers of what is plainly left open; the dry run may find more (zeros, words, a break in the scale). */
  open: string[];
  /** The dry run that has begun; `null` while there are problems. */
  jobId: string | null;
};

/**
 * Says what the columns mean. A mapping that is not in the documented form is not kept; one that does not fit the file or the organisation is kept
 * and its problems are named; one without problems is tried on every row by a job.
 * @throws DomainError not_found, forbidden, invalid_state
 */
export async function updateImport(ctx: ServiceContext, input: UpdateImportInput): Promise<UpdatedMapping> {
  requirePermission(ctx, "import.run");
  const { batchId, mapping: given } = UpdateImportInput.parse(input);
  const updated = await inTenant(ctx, async (tx): Promise<UpdatedMapping> => {
    const row = await lockImportFor(tx, ctx, "update", batchId);
    const kind = kindOfImport(row.kind);
    const parsed = kind.parse(given);
    if ("problems" in parsed) return { problems: parsed.problems, open: [], jobId: null };
    const { mapping } = parsed;
    const open = kind.open(mapping);
    const set = { mapping, account: null };
    const profile = row.profile as FileProfile | null;
    const columns = profile?.columns.map(({ name }) => name) ?? [];
    const problems = await kind.check(tx, ctx, mapping, columns);
    if (problems.length === 0) {
      const job = { kind: "import.dryRun", totalCount: profile?.rows } as const;
      return { problems, open, jobId: await replaceImportJob(tx, ctx, row, { set, job }) };
    }
    // A dry run of the mapping before would leave its account with this one.
    const isLeft = await endImportJob(tx, ctx, row, "import.dryRun");
    await tx
      .update(importBatches)
      .set({ ...set, ...(isLeft ? { jobRunId: null } : {}) })
      .where(eq(importBatches.id, batchId));
    return { problems, open, jobId: null };
  });
  if (updated.jobId) await wakeImportJob(ctx, updated.jobId, "import.dryRun");
  return updated;
}
