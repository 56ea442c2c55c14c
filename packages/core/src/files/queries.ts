import type { Transaction } from "@heard/db";
import { files } from "@heard/db/schema/imports";
import { and, eq, gt, isNull, or } from "drizzle-orm";
import { actorName, inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { type FilePurpose, filePurposes, isFileId } from "./rules.ts";

/** A file as people see it. */
export type StoredFile = {
  id: string;
  purpose: FilePurpose;
  name: string;
  mediaType: string;
  size: number;
  /** Of the bytes, in hexadecimal. */
  sha256: string;
  createdAt: Date;
  expiresAt: Date | null;
};

export function itemOf(row: typeof files.$inferSelect): StoredFile {
  const { id, purpose, name, mediaType, size, sha256, createdAt, expiresAt } = row;
  return { id, purpose, name, mediaType, size, sha256: Buffer.from(sha256).toString("hex"), createdAt, expiresAt };
}

/** Whom a file belongs to. */
export function makerName(actor: ReturnType<typeof actorName>): string {
  return `${actor.kind}:${actor.id}`;
}

/**
 * A file that is there and has not expired.
 * @throws DomainError not_found, also for another organisation's; forbidden
 */
export async function getFile(ctx: ServiceContext, { fileId }: { fileId: string }): Promise<StoredFile> {
  const row = isFileId(fileId) ? await inTenant(ctx, (tx) => findFile(tx, ctx, fileId)) : null;
  if (!row) throw notFound("file", fileId);
  const { read, ownOnly } = filePurposes[row.purpose];
  requirePermission(ctx, read);
  const maker = actorName(ctx);
  const isMachine = maker.kind === "operator" || maker.kind === "system";
  if (ownOnly && !isMachine && row.createdBy !== makerName(maker)) throw notFound("file", fileId);
  return itemOf(row);
}

async function findFile(tx: Transaction, ctx: ServiceContext, fileId: string) {
  const [row] = await tx
    .select()
    .from(files)
    .where(
      and(eq(files.id, fileId), isNull(files.deletedAt), or(isNull(files.expiresAt), gt(files.expiresAt, ctx.now()))),
    );
  return row;
}
