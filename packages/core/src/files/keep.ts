import { files } from "@heard/db/schema/imports";
import { and, eq, isNull } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { getFile } from "./queries.ts";
import { filePurposes } from "./rules.ts";

/** Says how long a file is kept from now on; `null` keeps it until it is deleted. @throws DomainError not_found */
export async function keepFile(ctx: ServiceContext, { fileId, until }: { fileId: string; until: Date | null }) {
  const file = await getFile(ctx, { fileId });
  requirePermission(ctx, filePurposes[file.purpose].store);
  const kept = await inTenant(ctx, (tx) =>
    tx
      .update(files)
      .set({ expiresAt: until })
      .where(and(eq(files.id, file.id), isNull(files.deletedAt)))
      .returning({ id: files.id }),
  );
  if (kept.length === 0) throw notFound("file", fileId);
}
