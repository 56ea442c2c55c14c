import { importBatches } from "@heard/db/schema/imports";
import { eq } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { beginImportJob, lockImportFor } from "./begin-job.ts";
import { importCatalogueOf } from "./mapping/catalogue.ts";
import { checkMapping } from "./mapping/check.ts";
import type { FileProfile } from "./mapping/file-profile.ts";
import { openPointers } from "./mapping/open-pointers.ts";
import { type MappingProblem, parseMapping } from "./mapping/parse.ts";
import { type Mapping, UpdateImportInput } from "./schema.ts";

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
  const parsed = parseMapping(given);
  if ("problems" in parsed) return { problems: parsed.problems, open: [], jobId: null };
  const { mapping } = parsed;
  const problems = await problemsOf(ctx, batchId, mapping);
  const open = openPointers(mapping);
  if (problems.length > 0) {
    await inTenant(ctx, async (tx) => {
      await lockImportFor(tx, "update", batchId);
      await tx.update(importBatches).set({ mapping, account: null }).where(eq(importBatches.id, batchId));
    });
    return { problems, open, jobId: null };
  }
  const { jobId } = await beginImportJob(ctx, "update", batchId, async ({ profile }) => ({
    set: { mapping, account: null },
    job: { kind: "import.dryRun", totalCount: (profile as FileProfile | null)?.rows },
  }));
  return { problems, open, jobId };
}

function problemsOf(ctx: ServiceContext, batchId: number, mapping: Mapping): Promise<MappingProblem[]> {
  return inTenant(ctx, async (tx) => {
    const { profile } = await lockImportFor(tx, "update", batchId);
    const columns = (profile as FileProfile | null)?.columns.map(({ name }) => name) ?? [];
    const { timeZone } = ctx.organisation;
    return checkMapping(mapping, columns, importCatalogueOf(await readCatalogue(tx), timeZone));
  });
}
