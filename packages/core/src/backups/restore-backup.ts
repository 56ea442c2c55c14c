import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { copyFile, lstat, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { fillDatabase } from "@heard/db/backup/fill";
import { files } from "@heard/db/schema/imports";
import { and, eq, isNull } from "drizzle-orm";
import { inTenant } from "../context.ts";
import { filesFolder, isFileId, pathOf } from "../files/rules.ts";
import { closeDoors, everyContext } from "./close-doors.ts";
import { eraseAgain, type Replayed, readLedgers } from "./erase-again.ts";
import { readManifest } from "./read-manifest.ts";
import { type BackupManifest, backupParts, isBackupName } from "./rules.ts";

export type RestoreOptions = {
  /** The owner's address of an empty database. */
  databaseUrl: string;
  authSecret: string;
  dataDir: string;
  folder: string;
  /** Ledgers of erasures that were kept elsewhere. */
  ledgers?: readonly string[];
  now: () => Date;
  /** Opens the doors to the database once its rows are there. */
  openDoors: () => Promise<void>;
  onTable?: (table: string, index: number, count: number) => void;
};

export type Restored = { manifest: BackupManifest; replayed: Replayed; files: number };

/**
 * Brings an installation back from a backup into an empty database, and erases again whoever was erased since: every ledger that can be found says whom, that of
 * the data folder and those of newer backups beside this one too.
 * @throws BackupRefusedError, NotEmptyError
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { databaseUrl, authSecret, dataDir, folder, now } = options;
  const manifest = await readManifest(folder, authSecret);
  // Read before anything is written, so that a ledger that cannot be read stops the restore at once.
  const ledgers = await ledgersAround(options);
  await readLedgers(ledgers);
  await fillDatabase({
    databaseUrl,
    authSecret,
    migrations: manifest.migrations,
    tables: manifest.tables,
    sequences: manifest.sequences,
    rows: ({ name }) => unpacked(join(folder, backupParts.table(name))),
    ...(options.onTable ? { onTable: options.onTable } : {}),
  });
  const copied = await copyFiles(folder, dataDir);
  await options.openDoors();
  await dropWrongFiles(dataDir, now);
  await closeDoors(now);
  const replayed = await eraseAgain({ authSecret, dataDir, ledgers, now });
  return { manifest, replayed, files: copied };
}

function unpacked(path: string): PassThrough {
  const rows = new PassThrough();
  // Its failure is the reader's as well.
  pipeline(createReadStream(path), createGunzip(), rows).catch((error: Error) => rows.destroy(error));
  return rows;
}

/** The ledgers that can be found: that of the backup, and those of newer backups beside it. */
async function ledgersAround({ folder, ledgers = [] }: RestoreOptions): Promise<string[]> {
  const beside = (await readdir(dirname(folder))).filter(isBackupName).map((name) => join(dirname(folder), name));
  const found = [folder, ...beside].map((one) => join(one, backupParts.erasures)).filter((path) => existsSync(path));
  return [...found, ...ledgers];
}

/** Nothing but plain files in folders of numbers: a link, put there by whoever can write to the backup, would lead a copy to anything that this process may read. */
async function copyFiles(folder: string, dataDir: string): Promise<number> {
  let copied = 0;
  const from = join(folder, backupParts.filesFolder);
  for (const name of existsSync(from) ? await readdir(from) : []) {
    if (!/^\d+$/.test(name) || !(await lstat(join(from, name))).isDirectory()) continue;
    await mkdir(join(filesFolder(dataDir), name), { recursive: true, mode: 0o700 });
    for (const id of (await readdir(join(from, name))).filter(isFileId)) {
      if (!(await lstat(pathOf(folder, Number(name), id))).isFile()) continue;
      await copyFile(pathOf(folder, Number(name), id), pathOf(dataDir, Number(name), id));
      copied += 1;
    }
  }
  return copied;
}

/** A file without its bytes, such as an export, is not offered; one with other bytes than it had is not kept. The manifest signs what the rows say of each file. */
async function dropWrongFiles(dataDir: string, now: () => Date): Promise<void> {
  for (const ctx of await everyContext(now))
    await inTenant(ctx, async (tx) => {
      const rows = await tx.select({ id: files.id, sha256: files.sha256 }).from(files).where(isNull(files.deletedAt));
      for (const { id, sha256 } of rows) {
        const path = pathOf(dataDir, ctx.organisation.id, id);
        if (existsSync(path) && (await hashOfFile(path)).equals(sha256)) continue;
        await rm(path, { force: true });
        await tx
          .update(files)
          .set({ deletedAt: now() })
          .where(and(eq(files.orgId, ctx.organisation.id), eq(files.id, id)));
      }
    });
}

async function hashOfFile(path: string): Promise<Buffer> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest();
}
