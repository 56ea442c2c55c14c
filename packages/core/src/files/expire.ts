import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { withTenant } from "@heard/db";
import { files } from "@heard/db/schema/imports";
import { and, inArray, isNull, lte } from "drizzle-orm";
import { filesFolder, folderOf, isFileId } from "./rules.ts";

const abandonedMs = 86_400_000;

/**
 * Deletes what has expired, in all organisations that have files, and what an upload left that died half way: bytes a day old without a row. Returns
 * how many were deleted.
 */
export async function expireFiles({ dataDir, now }: { dataDir: string; now: () => Date }): Promise<number> {
  let deleted = 0;
  for (const name of await namesIn(filesFolder(dataDir))) {
    const organisationId = Number(name);
    if (Number.isSafeInteger(organisationId) && organisationId > 0)
      deleted += await expireIn(organisationId, dataDir, now());
  }
  return deleted;
}

async function expireIn(organisationId: number, dataDir: string, now: Date): Promise<number> {
  const folder = folderOf(dataDir, organisationId);
  const names = await namesIn(folder);
  const standing = await withTenant(organisationId, async (tx) => {
    await tx
      .update(files)
      .set({ deletedAt: now })
      .where(and(lte(files.expiresAt, now), isNull(files.deletedAt)));
    const ids = names.filter(isFileId);
    return ids.length === 0
      ? []
      : tx.select({ id: files.id, deletedAt: files.deletedAt }).from(files).where(inArray(files.id, ids));
  });
  const rows = new Map(standing.map(({ id, deletedAt }) => [id, deletedAt]));
  let deleted = 0;
  for (const name of names) {
    const path = join(folder, name);
    const row = rows.get(name);
    const isOver = row === undefined ? await isAbandoned(path, now) : row !== null;
    if (!isOver) continue;
    await rm(path, { force: true });
    deleted += 1;
  }
  return deleted;
}

async function isAbandoned(path: string, now: Date): Promise<boolean> {
  const { mtimeMs } = await stat(path);
  return now.getTime() - mtimeMs > abandonedMs;
}

/** What lies in a folder; nothing where it was never made. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    // Nothing was ever put there.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
