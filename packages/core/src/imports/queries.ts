import type { Transaction } from "@heard/db";
import { contacts } from "@heard/db/schema/contacts";
import { type ImportKind, importBatches } from "@heard/db/schema/imports";
import { type JobRunRow, jobRuns } from "@heard/db/schema/job-runs";
import { members, users } from "@heard/db/schema/members";
import { sources } from "@heard/db/schema/sources";
import { and, count, desc, eq, gt, inArray, lt, ne } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { type ErrorParams, type ErrorReason, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import type { DryRun } from "./dry-run/account.ts";
import { kindOfImport } from "./kinds/registry.ts";
import type { ListAccount } from "./lists/account.ts";
import type { ListMapping } from "./lists/schema.ts";
import type { FileProfile } from "./mapping/file-profile.ts";
import type { MappingProblem } from "./mapping/parse.ts";
import type { ImportJobKind, ImportState } from "./rules.ts";
import { type ImportBatchInput, ListImportsInput, Mapping } from "./schema.ts";
import type { ImportReport, ListReport } from "./work/report.ts";

/** Work on an import: how far it is, and why it ended when it did not succeed. */
export type ImportJob = {
  id: string;
  kind: ImportJobKind;
  state: JobRunRow["state"];
  /** Rows of the file (responses, when an import is undone). */
  doneCount: number;
  totalCount: number | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** `reason` is `null` where nobody expected it; then `message` is for the log. */
  error: { reason: ErrorReason | null; params: ErrorParams; message: string } | null;
};

/** An import as lists show it. */
export type ImportBatch = {
  id: number;
  /** What the file brings. */
  kind: ImportKind;
  state: ImportState;
  fileId: string;
  fileName: string;
  /** Key of the source that it goes into, once a mapping says so. */
  source: string | null;
  mappingName: string | null;
  /** Rows of the file: `rows` = `accepted` + `known` + `rejected` once the import has ended. */
  counts: { rows: number | null; accepted: number; known: number; rejected: number };
  /** Download of what was refused; `null` when nothing was. */
  rejectedFileId: string | null;
  /** A member's name; `null` for the command line. */
  createdBy: string | null;
  createdAt: Date;
  importedAt: Date | null;
  undoneAt: Date | null;
  /** Of a list that was undone: contacts that it brought and that were asked before, who stay. */
  stayedCount: number;
  /** The latest work on it. */
  job: ImportJob | null;
};

/** One import while it is worked on. What is large has its own procedure: `file`, `account` and `listAccount`. */
export type ImportBatchDetail = ImportBatch & {
  /** Of a file of responses. */
  mapping: Mapping | null;
  /** Of a list of contacts or addresses. */
  listMapping: ListMapping | null;
  /** Whether the file has been read, and a dry run of the present mapping has ended. */
  hasFile: boolean;
  hasAccount: boolean;
  /** What keeps a dry run of the present mapping from beginning: a proposal may have none to begin with. */
  problems: MappingProblem[];
  /** Of a file of responses. */
  report: ImportReport | null;
  /** Of a list of contacts or addresses. */
  listReport: ListReport | null;
};

export type ImportBatchRow = typeof importBatches.$inferSelect;

/** An import and its work are told as they were at one moment: a job that ends between two reads would look as if it had left nothing. */
const inSnapshot = <T>(ctx: ServiceContext, read: (tx: Transaction) => Promise<T>): Promise<T> =>
  inTenant(ctx, read, { snapshot: true });

/** Imports, newest first. Discarded drafts are left out. */
export async function listImports(
  ctx: ServiceContext,
  input: ListImportsInput = {},
): Promise<{ items: ImportBatch[]; nextCursor: number | null }> {
  requirePermission(ctx, "import.read");
  const { kind, cursor, limit } = ListImportsInput.parse(input);
  return inSnapshot(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(importBatches)
      .where(
        and(
          ne(importBatches.state, "discarded"),
          kind ? eq(importBatches.kind, kind) : undefined,
          cursor ? lt(importBatches.id, cursor) : undefined,
        ),
      )
      .orderBy(desc(importBatches.id))
      .limit(limit + 1);
    const items = await batchesOf(tx, rows.slice(0, limit));
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  });
}

/** @throws DomainError not_found */
export async function getImport(ctx: ServiceContext, { batchId }: ImportBatchInput): Promise<ImportBatchDetail> {
  requirePermission(ctx, "import.read");
  return inSnapshot(ctx, async (tx) => {
    const row = await batchRow(tx, batchId);
    const [batch] = await batchesOf(tx, [row]);
    if (!batch) throw notFound("import", batchId);
    const isList = row.kind !== "responses";
    return {
      ...batch,
      mapping: row.mapping === null || isList ? null : Mapping.parse(row.mapping),
      listMapping: isList ? (row.mapping as ListMapping | null) : null,
      hasFile: row.profile !== null,
      hasAccount: row.account !== null,
      problems: await problemsOf(tx, ctx, row),
      report: isList ? null : (row.report as ImportReport | null),
      listReport: isList ? (row.report as ListReport | null) : null,
    };
  });
}

/** Of a draft alone: what has been tried or has come in has no problem, and an account names its own. */
async function problemsOf(tx: Transaction, ctx: ServiceContext, row: ImportBatchRow): Promise<MappingProblem[]> {
  const profile = row.profile as FileProfile | null;
  if (row.state !== "draft" || !profile || row.account !== null || row.mapping === null) return [];
  return kindOfImport(row.kind).check(
    tx,
    ctx,
    row.mapping,
    profile.columns.map(({ name }) => name),
  );
}

/** What was found in the file: encoding, columns, values. `null` until it has been read. @throws DomainError not_found */
export async function getImportFile(ctx: ServiceContext, { batchId }: ImportBatchInput): Promise<FileProfile | null> {
  requirePermission(ctx, "import.read");
  return (await inTenant(ctx, (tx) => batchRow(tx, batchId))).profile as FileProfile | null;
}

/** What would become of every row of responses under the present mapping. `null` until its dry run has ended. @throws DomainError not_found */
export async function getImportAccount(ctx: ServiceContext, { batchId }: ImportBatchInput): Promise<DryRun | null> {
  requirePermission(ctx, "import.read");
  const { kind, account } = await inTenant(ctx, (tx) => batchRow(tx, batchId));
  return kind === "responses" ? (account as DryRun | null) : null;
}

/** The same for a list of contacts or addresses. @throws DomainError not_found */
export async function getListAccount(ctx: ServiceContext, { batchId }: ImportBatchInput): Promise<ListAccount | null> {
  requirePermission(ctx, "import.read");
  const { kind, account } = await inTenant(ctx, (tx) => batchRow(tx, batchId));
  return kind === "responses" ? null : (account as ListAccount | null);
}

/** The row of an import, locked when it is about to change. @throws DomainError not_found */
export async function batchRow(tx: Transaction, batchId: number, lock = false): Promise<ImportBatchRow> {
  const query = tx.select().from(importBatches).where(eq(importBatches.id, batchId));
  const [row] = await (lock ? query.for("update") : query);
  if (!row) throw notFound("import", batchId);
  return row;
}

async function batchesOf(tx: Transaction, rows: readonly ImportBatchRow[]): Promise<ImportBatch[]> {
  const jobs = await rowsById(
    rows,
    ({ jobRunId }) => jobRunId,
    (ids) => tx.select().from(jobRuns).where(inArray(jobRuns.id, ids)),
  );
  const keys = await rowsById(
    rows,
    ({ sourceId }) => sourceId,
    (ids) => tx.select().from(sources).where(inArray(sources.id, ids)),
  );
  const names = await memberNames(tx, rows);
  const stayed = await countStayed(tx, rows);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    fileId: row.fileId,
    fileName: row.fileName,
    source:
      (row.sourceId === null ? null : keys.get(row.sourceId)?.key) ??
      (row.mapping as Partial<Mapping> | null)?.source ??
      null,
    mappingName: row.mappingName,
    counts: {
      rows: row.rowCount,
      accepted: row.acceptedCount,
      known: row.duplicateCount,
      rejected: row.rejectedCount,
    },
    rejectedFileId: row.rejectedFileId,
    createdBy: row.createdByKind === "member" ? (names.get(Number(row.createdBy)) ?? null) : null,
    createdAt: row.createdAt,
    importedAt: row.importedAt,
    undoneAt: row.undoneAt,
    stayedCount: stayed.get(row.id) ?? 0,
    job: jobOf(row.jobRunId === null ? undefined : jobs.get(row.jobRunId)),
  }));
}

async function countStayed(tx: Transaction, rows: readonly ImportBatchRow[]): Promise<Map<number, number>> {
  const undone = rows.flatMap(({ id, kind, state }) => (kind === "contacts" && state === "undone" ? [id] : []));
  if (undone.length === 0) return new Map();
  const found = await tx
    .select({ id: contacts.batchId, count: count() })
    .from(contacts)
    .where(and(inArray(contacts.batchId, undone), gt(contacts.batchId, 0), eq(contacts.state, "active")))
    .groupBy(contacts.batchId);
  return new Map(found.map((one) => [one.id, one.count]));
}

async function rowsById<Id, Row extends { id: Id }>(
  rows: readonly ImportBatchRow[],
  idOf: (row: ImportBatchRow) => Id | null,
  read: (ids: Id[]) => Promise<Row[]>,
): Promise<Map<Id, Row>> {
  const ids = [...new Set(rows.flatMap((row) => idOf(row) ?? []))] as Id[];
  return new Map(ids.length === 0 ? [] : (await read(ids)).map((row) => [row.id, row]));
}

async function memberNames(tx: Transaction, rows: readonly ImportBatchRow[]): Promise<Map<number, string>> {
  const ids = rows.flatMap(({ createdByKind, createdBy }) => (createdByKind === "member" ? [Number(createdBy)] : []));
  if (ids.length === 0) return new Map();
  const found = await tx
    .select({ id: members.id, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(inArray(members.id, [...new Set(ids)]));
  return new Map(found.map(({ id, name }) => [id, name]));
}

function jobOf(row: JobRunRow | undefined): ImportJob | null {
  if (!row) return null;
  const error = row.error as Partial<NonNullable<ImportJob["error"]>> | null;
  return {
    id: row.id,
    kind: row.kind as ImportJobKind,
    state: row.state,
    doneCount: row.doneCount,
    totalCount: row.totalCount,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    error: error && { reason: error.reason ?? null, params: error.params ?? {}, message: error.message ?? "" },
  };
}
