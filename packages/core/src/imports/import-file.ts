import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type ImportKind, importBatches } from "@heard/db/schema/imports";
import { readCatalogue } from "../catalogue/queries.ts";
import { actorName, inTenant, type ServiceContext } from "../context.ts";
import { DomainError, invalidInput } from "../errors.ts";
import { storeFile } from "../files/index.ts";
import { handleJob } from "../jobs/handle.ts";
import { getJobRun } from "../jobs/runs.ts";
import { requirePermission } from "../permissions.ts";
import type { DryRun } from "./dry-run/account.ts";
import { kindOfImport, kindOfMapping } from "./kinds/registry.ts";
import type { ListAccount } from "./lists/account.ts";
import { dryRunList } from "./lists/dry-run.ts";
import { openListTable } from "./lists/open-list.ts";
import type { ListMapping } from "./lists/schema.ts";
import { importCatalogueOf } from "./mapping/catalogue.ts";
import { checkMapping } from "./mapping/check.ts";
import { type MappingProblem, parseMapping } from "./mapping/parse.ts";
import { getImport, type ImportBatchDetail } from "./queries.ts";
import { openMapped } from "./rows/layout.ts";
import { runImport } from "./run.ts";
import { accountOf } from "./work/dry-run-rows.ts";

export type ImportFileInput = { path: string; mapping: unknown; mappingName?: string };
export type ImportFileOptions = {
  dataDir: string;
  onProgress?: (step: "dryRun" | "import", rows: number, total: number | null) => void;
};
/** What a dry run says of a file and its mapping. */
export type TriedFile = { problems: MappingProblem[]; account: DryRun | null };

const mediaTypes = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;
const sleepMs = 500;

/** Tries a file on this machine through a mapping and writes nothing. @throws DomainError for a file that cannot be read */
export async function tryFile(
  ctx: ServiceContext,
  input: ImportFileInput,
  options: ImportFileOptions,
): Promise<TriedFile> {
  requirePermission(ctx, "import.run");
  const parsed = parseMapping(input.mapping);
  if ("problems" in parsed) return { problems: parsed.problems, account: null };
  const { mapping } = parsed;
  const table = await openMapped(input.path, mapping);
  const catalogue = importCatalogueOf(await inTenant(ctx, readCatalogue), ctx.organisation.timeZone);
  const problems = checkMapping(mapping, table.columns, catalogue);
  if (problems.length > 0) return { problems, account: null };
  const account = await accountOf(ctx, table, mapping, null, {
    tell: async (rows) => {
      options.onProgress?.("dryRun", rows, null);
      return "go";
    },
  });
  return { problems, account };
}

/** What a dry run says of a list of contacts or addresses and its mapping. */
export type TriedList = { problems: MappingProblem[]; account: ListAccount | null };

/** Tries a list on this machine through a mapping of its format and writes nothing. @throws DomainError for a file that cannot be read */
export async function tryListFile(
  ctx: ServiceContext,
  input: ImportFileInput,
  options: ImportFileOptions,
): Promise<TriedList> {
  const kind = kindOfImport(kindOfMapping(input.mapping));
  requirePermission(ctx, "import.run");
  requirePermission(ctx, kind.permission);
  const parsed = kind.parse(input.mapping);
  if ("problems" in parsed) return { problems: parsed.problems, account: null };
  const mapping = parsed.mapping as ListMapping;
  const table = await openListTable(input.path, mapping);
  const problems = await inTenant(ctx, (tx) => kind.check(tx, ctx, mapping, table.columns));
  if (problems.length > 0) return { problems, account: null };
  const tell = async (rows: number) => {
    options.onProgress?.("dryRun", rows, null);
    return "go" as const;
  };
  return { problems, account: await dryRunList(ctx, table, mapping, null, { tell }) };
}

/**
 * Imports a file that was tried, as the command line does: the same draft and the same work as on screen, done here unless a worker is quicker.
 * @throws DomainError invalid_input `questions_open`, `mapping_invalid`, or for a file that cannot be read
 */
export async function importFile(
  ctx: ServiceContext,
  input: ImportFileInput & { account: DryRun | ListAccount },
  options: ImportFileOptions,
): Promise<ImportBatchDetail> {
  const kind = kindOfMapping(input.mapping);
  const parsed = kindOfImport(kind).parse(input.mapping);
  if ("problems" in parsed) throw invalidInput("mapping_invalid", parsed.problems[0]?.params);
  const batchId = await draftOf(ctx, input, { kind, mapping: parsed.mapping }, options);
  const { jobId } = await runImport(ctx, { batchId });
  await workHere(ctx, jobId, options);
  return getImport(ctx, { batchId });
}

async function draftOf(
  ctx: ServiceContext,
  { path, mappingName, account }: ImportFileInput & { account: DryRun | ListAccount },
  { kind, mapping }: { kind: ImportKind; mapping: unknown },
  { dataDir }: ImportFileOptions,
): Promise<number> {
  const { size } = await stat(path);
  if (size === 0) throw invalidInput("file_empty");
  const mediaType = /\.xlsx$/i.test(path) ? mediaTypes.xlsx : mediaTypes.csv;
  const content = createReadStream(path) as AsyncIterable<Buffer>;
  const file = await storeFile(ctx, { purpose: "import", name: basename(path), mediaType, content }, { dataDir });
  const actor = actorName(ctx);
  return inTenant(ctx, async (tx) => {
    const values = {
      orgId: ctx.organisation.id,
      kind,
      fileId: file.id,
      fileName: file.name,
      mapping,
      mappingName: mappingName ?? null,
      state: "draft" as const,
      account,
      rowCount: account.rows,
      createdByKind: actor.kind,
      createdBy: actor.id,
      createdAt: ctx.now(),
    };
    const [row] = await tx.insert(importBatches).values(values).returning({ id: importBatches.id });
    if (!row) throw new Error("An insert returned no row");
    return row.id;
  });
}

/** Does the work of a job here; where a worker was quicker, waits for it. */
async function workHere(ctx: ServiceContext, jobId: string, { dataDir, onProgress }: ImportFileOptions): Promise<void> {
  const failures: unknown[] = [];
  const message = { organisationKey: ctx.organisation.key, jobRunId: jobId, kind: "import.run" };
  let isDone = false;
  const work = handleJob(message, { now: ctx.now, dataDir, onError: (error) => failures.push(error) }).finally(() => {
    isDone = true;
  });
  for (;;) {
    await Promise.race([work, delay(sleepMs)]);
    const job = await getJobRun(ctx, jobId);
    onProgress?.("import", job.doneCount, job.totalCount);
    if (job.state === "failed") throw failures[0] ?? failureOf(job.error);
    const isOver = job.state === "succeeded" || job.state === "cancelled" || job.state === "paused";
    if (isOver && (isDone || job.state === "succeeded")) break;
  }
  await work;
}

function failureOf(error: unknown): Error {
  const { reason, params, message } = (error ?? {}) as {
    reason?: DomainError["reason"];
    params?: DomainError["params"];
    message?: string;
  };
  return reason ? new DomainError("invalid_input", reason, params) : new Error(message ?? "The import failed");
}
