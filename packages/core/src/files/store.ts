import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import type { Transaction } from "@heard/db";
import { files } from "@heard/db/schema/imports";
import { v7 as uuidv7 } from "uuid";
import { actorName, inTenant, type ServiceContext } from "../context.ts";
import { alreadyExists, DomainError, invalidInput } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { itemOf, makerName, type StoredFile } from "./queries.ts";
import { type FilePurpose, fileName, filePurposes, folderOf, isFileId, pathOf } from "./rules.ts";

export type StoreFileInput = {
  /** Made by the sender, so that a retry meets its first try; else made here. */
  id?: string;
  purpose: FilePurpose;
  name: string;
  mediaType: string;
  content: AsyncIterable<Uint8Array>;
  /** For whom a job makes it; the actor itself without it. */
  maker?: ReturnType<typeof actorName>;
  /** Asked in the transaction in which the file appears; what it throws keeps the file from appearing. */
  assure?: (tx: Transaction) => Promise<void>;
};

const dayMs = 86_400_000;

/**
 * Stores bytes as they come, never more than a piece of them in memory: temporary name, flush to disk, then the row and the final name together. What
 * stops half way leaves nothing.
 * @throws DomainError forbidden, invalid_input `file_too_large`, conflict when the id is taken
 */
export async function storeFile(
  ctx: ServiceContext,
  input: StoreFileInput,
  { dataDir }: { dataDir: string },
): Promise<StoredFile> {
  const { purpose, mediaType, content } = input;
  const { store, days, mostBytes } = filePurposes[purpose];
  requirePermission(ctx, store);
  const id = input.id ?? uuidv7();
  if (!isFileId(id)) throw invalidInput("invalid_value", { value: id, expected: "a UUID" });
  const folder = folderOf(dataDir, ctx.organisation.id);
  const path = pathOf(dataDir, ctx.organisation.id, id);
  const temporary = `${path}.${randomBytes(6).toString("hex")}.part`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const { size, sha256 } = await writeFlushed(temporary, content, mostBytes);
    return await inTenant(ctx, async (tx) => {
      await input.assure?.(tx);
      const [row] = await tx
        .insert(files)
        .values({
          orgId: ctx.organisation.id,
          id,
          purpose,
          name: fileName(input.name),
          mediaType: mediaType.slice(0, 200) || "application/octet-stream",
          size,
          sha256,
          createdBy: makerName(input.maker ?? actorName(ctx)),
          createdAt: ctx.now(),
          expiresAt: new Date(ctx.now().getTime() + days * dayMs),
        })
        .onConflictDoNothing()
        .returning();
      if (!row) throw alreadyExists("file", id);
      await rename(temporary, path);
      await flushFolder(folder);
      return itemOf(row);
    });
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeFlushed(path: string, content: AsyncIterable<Uint8Array>, mostBytes: number) {
  const hash = createHash("sha256");
  let size = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const piece of content) {
      size += piece.byteLength;
      if (size > mostBytes) throw new DomainError("limit_exceeded", "file_too_large", { most: mostBytes / 1_000_000 });
      hash.update(piece);
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { size, sha256: hash.digest() };
}

/** A new name survives a power cut only when its folder was flushed too. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
