import type { Transaction } from "@heard/db";
import type { JobRunRow } from "@heard/db/schema/job-runs";
import type { ServiceContext } from "../../context.ts";
import type { JobOutcome } from "../../jobs/handlers.ts";
import type { Permission } from "../../permissions.ts";
import type { MappingProblem } from "../mapping/parse.ts";
import type { ImportBatchRow } from "../queries.ts";
import type { ImportJobKind } from "../rules.ts";
import type { ImportPlace } from "../work/batch.ts";

export type ImportWorker = (
  ctx: ServiceContext,
  job: JobRunRow,
  batch: ImportBatchRow,
  place: ImportPlace,
) => Promise<JobOutcome>;

/**
 * What a file can bring. All else is the same for every kind: the upload, how a file is read, the draft, its questions, the run that goes on after a
 * restart, the file of rejected rows, the undo.
 */
export type KindOfImport<Mapping = unknown> = {
  /** What it takes beside the permission to import. */
  permission: Permission;
  /** Checks that a value is a mapping in the documented format of this kind. */
  parse(value: unknown): { mapping: Mapping } | { problems: MappingProblem[] };
  /** JSON pointers of what a mapping leaves open by itself. */
  open(mapping: Mapping): string[];
  /** What makes a mapping impossible for these columns and this organisation. */
  check(tx: Transaction, ctx: ServiceContext, mapping: Mapping, columns: readonly string[]): Promise<MappingProblem[]>;
  /** What the log says of a run: nothing about a person. */
  noted(mapping: Mapping): Record<string, unknown>;
  work: Record<ImportJobKind, ImportWorker>;
};
