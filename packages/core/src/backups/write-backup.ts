import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type KeptFile, type Snapshot, withSnapshot } from "@heard/db/backup/snapshot";
import { pathOf } from "../files/rules.ts";
import {
  type BackupManifest,
  backupName,
  backupParts,
  lastBackupName,
  outlivedBackups,
  signManifest,
} from "./rules.ts";
import { updateLedger, writeWhole } from "./update-ledger.ts";

export type BackupOptions = {
  /** An address whose login sees every row: the owner's where it is a superuser, else one with BYPASSRLS. */
  databaseUrl: string;
  authSecret: string;
  dataDir: string;
  /** Where backups are gathered; this one gets a folder inside. */
  into: string;
  /** How many to keep there; all when absent. */
  keep?: number;
  /** The release that makes it. */
  heard: string;
  now: () => Date;
  onTable?: (table: string, index: number, count: number) => void;
};

/**
 * Writes everything of an installation into a folder of its own, as of one moment and while everybody goes on working: rows, files and the ledger of erasures. It
 * gets its name when all of it is on the disk, so a backup that was cut short is never taken for one. The installation's secret is not in it.
 */
export async function writeBackup(options: BackupOptions): Promise<{ folder: string; manifest: BackupManifest }> {
  const { authSecret, dataDir, into, now } = options;
  const at = now();
  const folder = join(into, backupName(at));
  if (existsSync(folder)) throw new Error(`There is a backup in ${folder} already`);
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(join(partial, "tables"), { recursive: true, mode: 0o700 });
  const body = await withSnapshot(options.databaseUrl, async (snapshot) => ({
    format: "heard-backup/1" as const,
    heard: options.heard,
    postgres: snapshot.server,
    createdAt: at.toISOString(),
    migrations: snapshot.migrations,
    tables: await writeTables(snapshot, partial, options.onTable),
    sequences: snapshot.sequences,
    files: await copyFiles(snapshot, dataDir, partial),
  }));
  // After the snapshot: the ledger may know more than the rows, never less.
  const ledger = await updateLedger({ authSecret, dataDir, now });
  await writeWhole(join(partial, backupParts.erasures), ledger.text);
  const erasures = { count: ledger.marks.size, sha256: createHash("sha256").update(ledger.text).digest("hex") };
  const manifest = { ...body, erasures, signature: signManifest(authSecret, { ...body, erasures }) };
  await writeWhole(join(partial, backupParts.manifest), `${JSON.stringify(manifest, null, 1)}\n`);
  await rename(partial, folder);
  await noteBackup(dataDir, manifest, at, now());
  if (options.keep !== undefined)
    for (const name of outlivedBackups(await readdir(into), Math.max(1, options.keep)))
      await rm(join(into, name), { recursive: true, force: true });
  return { folder, manifest };
}

async function writeTables(snapshot: Snapshot, folder: string, onTable: BackupOptions["onTable"]) {
  const tables: BackupManifest["tables"] = [];
  for (const [index, table] of snapshot.tables.entries()) {
    onTable?.(table.name, index, snapshot.tables.length);
    const written = await writeRows(await snapshot.rows(table), join(folder, backupParts.table(table.name)));
    tables.push({ ...table, ...written });
  }
  return tables;
}

const newLine = 10;

/** Rows as they come, packed, with what the manifest says of them. A new line inside a value is spelt otherwise, so each that is met ends a row. */
async function writeRows(rows: Readable, path: string): Promise<{ rows: number; bytes: number; sha256: string }> {
  let count = 0;
  let bytes = 0;
  const hash = createHash("sha256");
  const counted = new Transform({
    transform(piece: Buffer, _, done) {
      for (let at = piece.indexOf(newLine); at >= 0; at = piece.indexOf(newLine, at + 1)) count += 1;
      done(null, piece);
    },
  });
  const hashed = new Transform({
    transform(piece: Buffer, _, done) {
      bytes += piece.length;
      hash.update(piece);
      done(null, piece);
    },
  });
  // The fastest packing: it is the database that should set the pace.
  const target = createWriteStream(path, { mode: 0o600, flags: "wx", flush: true });
  await pipeline(rows, counted, createGzip({ level: 1 }), hashed, target);
  return { rows: count, bytes, sha256: hash.digest("hex") };
}

async function copyFiles(snapshot: Snapshot, dataDir: string, folder: string): Promise<BackupManifest["files"]> {
  const files: BackupManifest["files"] = { count: 0, bytes: 0, missing: [] };
  for await (const page of snapshot.files())
    for (const file of page) {
      if (!(await copyFile(file, dataDir, folder))) files.missing.push(file.id);
      else {
        files.count += 1;
        files.bytes += file.size;
      }
    }
  return files;
}

/** Copies a file where its bytes are those on record; what expired or was erased since the snapshot is gone. */
async function copyFile({ organisationId, id, sha256 }: KeptFile, dataDir: string, folder: string): Promise<boolean> {
  const from = pathOf(dataDir, organisationId, id);
  if (!existsSync(from)) return false;
  const to = pathOf(folder, organisationId, id);
  await mkdir(join(to, ".."), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  const hashed = new Transform({
    transform(piece: Buffer, _, done) {
      hash.update(piece);
      done(null, piece);
    },
  });
  await pipeline(createReadStream(from), hashed, createWriteStream(to, { mode: 0o600, flags: "wx", flush: true }));
  if (hash.digest("hex") === sha256) return true;
  await rm(to, { force: true });
  return false;
}

/** Leaves word of the backup in the data folder, where the status of the installation looks. */
async function noteBackup(dataDir: string, manifest: BackupManifest, startedAt: Date, endedAt: Date): Promise<void> {
  const bytes = manifest.files.bytes + manifest.tables.reduce((sum, table) => sum + table.bytes, 0);
  const note = { startedAt: startedAt.toISOString(), endedAt: endedAt.toISOString(), bytes };
  await writeWhole(join(dataDir, lastBackupName), `${JSON.stringify(note)}\n`);
}
