import { createHash, timingSafeEqual } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { knownMigrations } from "@heard/db/migrate";
import { BackupManifest, backupParts, signManifest } from "./rules.ts";

/** Thrown for a folder that is no backup which this installation can take; the message says why and what to do. */
export class BackupRefusedError extends Error {}

/**
 * What a backup says of itself, when it is whole, of this installation and not of a newer release.
 * @throws BackupRefusedError
 */
export async function readManifest(folder: string, authSecret: string): Promise<BackupManifest> {
  const path = join(folder, backupParts.manifest);
  if (!existsSync(path))
    throw new BackupRefusedError(
      `${folder} is no backup: it has no ${backupParts.manifest}. One that was cut short has none.`,
    );
  const parsed = BackupManifest.safeParse(parsedOrNull(readFileSync(path, "utf8")));
  if (!parsed.success) throw new BackupRefusedError(`${path} is none that this release can read.`);
  const { signature, ...body } = parsed.data;
  if (!isEqual(signature, signManifest(authSecret, body)))
    throw new BackupRefusedError(
      `${path} was made with another AUTH_SECRET, or was changed since. Set AUTH_SECRET to that of the installation that was backed up.`,
    );
  const known = new Set(knownMigrations());
  if (body.migrations.some((at) => !known.has(at)))
    throw new BackupRefusedError(
      `The backup was made by a newer release (${body.heard}) than this one. Restore it with that release or a later one.`,
    );
  for (const { name, sha256 } of body.tables) await requireHash(join(folder, backupParts.table(name)), sha256);
  await requireHash(join(folder, backupParts.erasures), body.erasures.sha256);
  return parsed.data;
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isEqual = (given: string, wanted: string): boolean =>
  given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));

/** Before a single row is written: a restore that stops half way costs the hour in which nobody has one. */
async function requireHash(path: string, wanted: string): Promise<void> {
  if (!existsSync(path)) throw new BackupRefusedError(`${path} is missing from the backup.`);
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  if (hash.digest("hex") !== wanted)
    throw new BackupRefusedError(`${path} is not what it was when the backup was made: it is damaged or was changed.`);
}
