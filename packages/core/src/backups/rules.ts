import { createHmac } from "node:crypto";
import { deriveKey } from "@heard/db/derive-key";
import * as z from "zod";

const TableEntry = z.strictObject({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number(),
  bytes: z.number(),
  sha256: z.string(),
});

/** What a backup says of itself. */
export const BackupManifest = z.strictObject({
  format: z.literal("heard-backup/1"),
  /** The release that made it, and the server it was made from. */
  heard: z.string(),
  postgres: z.string(),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.number()),
  tables: z.array(TableEntry),
  sequences: z.array(
    z.strictObject({ table: z.string(), column: z.string(), last: z.string(), isCalled: z.boolean() }),
  ),
  /** `missing` were on record without bytes when the backup was made. */
  files: z.strictObject({ count: z.number(), bytes: z.number(), missing: z.array(z.string()) }),
  erasures: z.strictObject({ count: z.number(), sha256: z.string() }),
  /** Over all of the above with a key of the installation's secret: nobody else can have made or changed it. */
  signature: z.string(),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

/** Where the parts of a backup lie in its folder. */
export const backupParts = {
  manifest: "manifest.json",
  erasures: "erasures.jsonl",
  table: (name: string) => `tables/${name}.copy.gz`,
  filesFolder: "files",
} as const;

/** The ledger of erasures of an installation, beside its files. */
export const ledgerName = "erasures.jsonl";
/** What the last backup was, for the screen of the operator. */
export const lastBackupName = "last-backup.json";

export function signManifest(authSecret: string, manifest: Omit<BackupManifest, "signature">): string {
  const key = deriveKey(authSecret, "backup manifest");
  return createHmac("sha256", key).update(JSON.stringify(manifest)).digest("hex");
}

/** A backup is called by its moment, so that they stand in their order. */
export const backupName = (at: Date): string => `heard-${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z`;
export const isBackupName = (name: string): boolean => /^heard-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/.test(name);

/** The oldest of these backups that need not be kept, where the newest `keep` are. */
export function outlivedBackups(names: readonly string[], keep: number): string[] {
  return names.filter(isBackupName).sort().reverse().slice(keep);
}

export type ErasedKind = "response" | "contact" | "organisation";

/**
 * What the ledger knows somebody's record by once it is erased: a keyed hash, so that the ledger, also beside an old backup, tells nobody who was erased.
 * An organisation is named with the moment of its founding, for its number may be another's after a restore.
 */
export function erasureMark(authSecret: string): (kind: ErasedKind, id: string) => string {
  const key = deriveKey(authSecret, "erasure ledger");
  return (kind, id) => createHmac("sha256", key).update(`${kind}/${id}`).digest("hex");
}

const lineOfLedger = /^\{"kind":"(?:response|contact|organisation)","mark":"([0-9a-f]{64})"\}$/;
export const ledgerLine = (kind: ErasedKind, mark: string): string => `${JSON.stringify({ kind, mark })}\n`;

/** The marks of a ledger. @throws Error naming the first line that is none of a ledger */
export function readLedgerText(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line, index) => {
      const mark = lineOfLedger.exec(line)?.[1];
      if (!mark) throw new Error(`Line ${index + 1} is none of a ledger of erasures`);
      return mark;
    });
}
