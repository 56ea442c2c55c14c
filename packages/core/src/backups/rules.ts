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

/** How long the answers of a survey are kept, since when: the latest holds. A survey is named with the moment in which it was made, for its number may be another's after a restore. */
export type KeptLine = { mark: string; keepDays: number | null; isForMinors: boolean; at: string; seal: string };

/** What nobody can make who may only write a copy of the ledger: without it a line could have a survey's answers erased, or keep them for ever. */
export const sealOfKept =
  (authSecret: string) =>
  ({ mark, keepDays, isForMinors, at }: Omit<KeptLine, "seal">): string =>
    createHmac("sha256", deriveKey(authSecret, "erasure ledger"))
      .update(`kept/${JSON.stringify([mark, keepDays, isForMinors, at])}`)
      .digest("hex");

export const surveyMark =
  (authSecret: string) =>
  (survey: { orgId: number; id: number; createdAt: Date }): string => {
    const key = deriveKey(authSecret, "erasure ledger");
    const named = `survey/${survey.orgId}/${survey.id}@${survey.createdAt.toISOString()}`;
    return createHmac("sha256", key).update(named).digest("hex");
  };

const lineOfLedger = /^\{"kind":"(?:response|contact|organisation)","mark":"([0-9a-f]{64})"\}$/;
export const ledgerLine = (kind: ErasedKind, mark: string): string => `${JSON.stringify({ kind, mark })}\n`;

const KeptLineText = z.strictObject({
  kind: z.literal("survey"),
  mark: z.string().regex(/^[0-9a-f]{64}$/),
  keepDays: z.int().min(1).max(3650).nullable(),
  isForMinors: z.boolean(),
  at: z.iso.datetime(),
  seal: z.string().regex(/^[0-9a-f]{64}$/),
});
export const keptLine = ({ mark, keepDays, isForMinors, at, seal }: KeptLine): string =>
  `${JSON.stringify({ kind: "survey", mark, keepDays, isForMinors, at, seal })}\n`;

export type LedgerText = { marks: Set<string>; kept: Map<string, KeptLine> };

/** What a ledger says: whose marks, and the latest of each survey. @throws Error naming the first line that is none of a ledger */
export function readLedgerText(text: string): LedgerText {
  const ledger: LedgerText = { marks: new Set(), kept: new Map() };
  const lines = text.split("\n").filter((line) => line !== "");
  for (const [index, line] of lines.entries()) {
    const mark = lineOfLedger.exec(line)?.[1];
    if (mark) ledger.marks.add(mark);
    else addKept(ledger, keptOf(line, index));
  }
  return ledger;
}

export function addKept({ kept }: Pick<LedgerText, "kept">, line: KeptLine): boolean {
  const known = kept.get(line.mark);
  if (known && known.at >= line.at) return false;
  kept.set(line.mark, line);
  return true;
}

function keptOf(line: string, index: number): KeptLine {
  try {
    return KeptLineText.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`Line ${index + 1} is none of a ledger of erasures`, { cause });
  }
}
