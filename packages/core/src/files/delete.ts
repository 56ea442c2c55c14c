import { rm } from "node:fs/promises";
import { files } from "@heard/db/schema/imports";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { getFile } from "./queries.ts";
import { filePurposes, folderOf, pathOf } from "./rules.ts";

/** Deletes a file and its bytes at once; that it was there stays on record. @throws DomainError not_found, forbidden */
export async function deleteFile(
  ctx: ServiceContext,
  { fileId }: { fileId: string },
  { dataDir }: { dataDir: string },
): Promise<void> {
  const file = await getFile(ctx, { fileId });
  requirePermission(ctx, filePurposes[file.purpose].store);
  await inTenant(ctx, (tx) => tx.update(files).set({ deletedAt: ctx.now() }).where(eq(files.id, file.id)));
  await rm(pathOf(dataDir, ctx.organisation.id, file.id), { force: true });
}

/** Deletes the bytes of an organisation that is deleted itself. */
export async function deleteFilesOf(organisationId: number, { dataDir }: { dataDir: string }): Promise<void> {
  await rm(folderOf(dataDir, organisationId), { recursive: true, force: true });
}
