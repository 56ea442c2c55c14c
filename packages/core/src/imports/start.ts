import { importBatches } from "@heard/db/schema/imports";
import { eq } from "drizzle-orm";
import { actorName, inTenant, type ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { getFile } from "../files/index.ts";
import { requirePermission } from "../permissions.ts";
import { createImportJob, wakeImportJob } from "./begin-job.ts";
import { kindOfImport } from "./kinds/registry.ts";
import { StartImportInput } from "./schema.ts";

/**
 * Begins an import of any kind with a file that was uploaded: a draft, and a job that reads the file once and proposes a mapping.
 * @throws DomainError not_found, forbidden, invalid_input
 */
export async function startImport(
  ctx: ServiceContext,
  input: StartImportInput,
): Promise<{ batchId: number; jobId: string }> {
  requirePermission(ctx, "import.run");
  const { fileId, kind } = StartImportInput.parse(input);
  requirePermission(ctx, kindOfImport(kind).permission);
  const file = await getFile(ctx, { fileId });
  if (file.purpose !== "import") throw invalidInput("invalid_value", { value: file.purpose, expected: "import" });
  const actor = actorName(ctx);
  const started = await inTenant(ctx, async (tx) => {
    const [row] = await tx
      .insert(importBatches)
      .values({
        orgId: ctx.organisation.id,
        kind,
        fileId,
        fileName: file.name,
        state: "draft",
        createdByKind: actor.kind,
        createdBy: actor.id,
        createdAt: ctx.now(),
      })
      .returning({ id: importBatches.id });
    if (!row) throw new Error("An insert returned no row");
    const jobId = await createImportJob(tx, ctx, row.id, { kind: "import.read" });
    await tx.update(importBatches).set({ jobRunId: jobId }).where(eq(importBatches.id, row.id));
    return { batchId: row.id, jobId };
  });
  await wakeImportJob(ctx, started.jobId, "import.read");
  return started;
}
