import type { JobRunRow } from "@heard/db/schema/job-runs";
import { readContactCatalogue } from "../../contacts/queries.ts";
import { inTenant, type ServiceContext } from "../../context.ts";
import type { JobOutcome } from "../../jobs/handlers.ts";
import { type FileProfile, fileProfileOf } from "../mapping/file-profile.ts";
import { hidden } from "../mapping/personal.ts";
import { type ColumnProfile, profileTable, type TableProfile } from "../mapping/profile.ts";
import type { ImportBatchRow } from "../queries.ts";
import type { ReadingOrder } from "../read.ts";
import { openTable } from "../table/open.ts";
import { type ImportPlace, type ImportWork, setBatch } from "../work/batch.ts";
import { triedBy, tryRows } from "../work/try-rows.ts";
import { checkListMapping } from "./check.ts";
import { dryRunList } from "./dry-run.ts";
import { openListTable } from "./open-list.ts";
import { proposeListMapping } from "./propose.ts";
import { ContactsMapping, type ListMapping, SuppressionsMapping } from "./schema.ts";

/** The job behind the upload of a list: reads it once, says what is in it, proposes a mapping, and tries that on every row. */
export async function readListFile(
  ctx: ServiceContext,
  job: JobRunRow,
  batch: ImportBatchRow,
  place: ImportPlace,
): Promise<JobOutcome> {
  const { order = {} } = job.checkpoint as ImportWork & { order?: ReadingOrder };
  return tryRows(ctx, job, { batch, place }, async (path, progress) => {
    const kept = order.mapping as ListMapping | undefined;
    const { layout: _, ...howRead } = order.file ?? {};
    const table = kept ? await openListTable(path, kept) : await openTable(path, howRead);
    const found = await profileTable(table, { onProgress: (rows) => progress.tell(rows) });
    if (!found) return null;
    const about = { layout: "responsePerRow", preset: null, sample: [] } as const;
    const profile = withoutPeople(fileProfileOf(table, found, { ...about, sample: [] }), found);
    const catalogue = await inTenant(ctx, readContactCatalogue);
    const kind = batch.kind === "suppressions" ? "suppressions" : "contacts";
    const schema = kind === "contacts" ? ContactsMapping : SuppressionsMapping;
    const mapping: ListMapping = schema.parse(
      kept ?? proposeListMapping(kind, { ...profile, columns: [...found.columns] }, catalogue),
    );
    const mappingName = order.mappingName ?? null;
    await setBatch(ctx, job, { profile, mapping, mappingName, rowCount: profile.rows }, "draft");
    if (checkListMapping(mapping, table.columns, catalogue).length > 0) return { rows: profile.rows, account: null };
    return triedBy(await dryRunList(ctx, table, mapping, profile, progress));
  });
}

/** The job behind a changed mapping: what would become of every row. */
export async function tryList(
  ctx: ServiceContext,
  job: JobRunRow,
  batch: ImportBatchRow,
  place: ImportPlace,
): Promise<JobOutcome> {
  const mapping = batch.mapping as ListMapping;
  return tryRows(ctx, job, { batch, place }, async (path, progress) => {
    const table = await openListTable(path, mapping);
    return triedBy(await dryRunList(ctx, table, mapping, batch.profile as FileProfile | null, progress));
  });
}

const mostListed = 30;

/**
 * What is kept of a list's file says nothing of a person, for it stays when the person is erased: of every column whose values are no short list of
 * words, a first letter.
 */
function withoutPeople(profile: FileProfile, found: TableProfile): FileProfile {
  const isList = ({ valuesAreAll, values, filled }: ColumnProfile) =>
    valuesAreAll && values.length > 0 && values.length <= mostListed && values.length < filled / 2;
  return {
    ...profile,
    columns: profile.columns.map((column, index) => {
      const original = found.columns[index];
      if (original && isList(original)) return column;
      return { ...column, values: [], valuesAreAll: false, examples: column.examples.map(hidden) };
    }),
  };
}
