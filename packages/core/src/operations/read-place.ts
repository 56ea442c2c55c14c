import { readFile, statfs } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { lastBackupName } from "../backups/rules.ts";

const LastBackup = z.object({ startedAt: z.coerce.date(), endedAt: z.coerce.date(), bytes: z.number() });
export type LastBackup = z.infer<typeof LastBackup>;

/** The last backup that was made from this data folder; `null` without one. */
export async function readLastBackup(dataDir: string): Promise<LastBackup | null> {
  try {
    return LastBackup.parse(JSON.parse(await readFile(join(dataDir, lastBackupName), "utf8")));
  } catch {
    // None was made yet, or somebody edited the note: either way nobody knows of one.
    return null;
  }
}

/** The room on the disk of a folder; `null` where it cannot be looked at. */
export async function readDisk(folder: string): Promise<{ freeBytes: number; allBytes: number } | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, allBytes: blocks * bsize };
  } catch {
    return null;
  }
}
