import type { JobRunRow } from "@heard/db/schema/job-runs";
import { readCatalogue } from "../../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../../context.ts";
import type { JobOutcome } from "../../jobs/handlers.ts";
import type { JobProgress } from "../../jobs/progress.ts";
import { importCatalogueOf } from "../mapping/catalogue.ts";
import { checkMapping } from "../mapping/check.ts";
import { type FileProfile, fileProfileOf, shownCell } from "../mapping/file-profile.ts";
import { profileTable } from "../mapping/profile.ts";
import { proposeMapping } from "../mapping/propose.ts";
import { proposeAnswers } from "../mapping/propose-answers.ts";
import { findPreset, type Preset, presets } from "../presets/registry.ts";
import type { ImportBatchRow } from "../queries.ts";
import type { ReadingOrder } from "../read.ts";
import { openMapped } from "../rows/layout.ts";
import { type Mapping, MappingFile, Mapping as MappingSchema } from "../schema.ts";
import { columnNames } from "../table/header.ts";
import { openTable, type Table } from "../table/open.ts";
import { type AnswerColumns, pivotAnswers } from "../table/pivot.ts";
import { type ImportPlace, type ImportWork, setBatch } from "./batch.ts";
import { accountOf } from "./dry-run-rows.ts";
import { triedBy, tryRows } from "./try-rows.ts";

type Reading = { table: Table; file: MappingFile; preset: Preset | null; answers: AnswerColumns | null };

/** The job behind an upload: reads the file once, says what is in it, proposes a mapping, and tries that on every row. */
export async function readFile(
  ctx: ServiceContext,
  job: JobRunRow,
  batch: ImportBatchRow,
  place: ImportPlace,
): Promise<JobOutcome> {
  const { order = {} } = job.checkpoint as ImportWork & { order?: ReadingOrder };
  return tryRows(ctx, job, { batch, place }, async (path, progress) => {
    const reading = await openAs(path, order);
    const profile = await profileOf(reading, progress);
    if (!profile) return null;
    const { mapping, mayTry } = await mappingFor(ctx, batch, reading, profile, order);
    const mappingName = order.mappingName ?? null;
    await setBatch(ctx, job, { profile, mapping, mappingName, rowCount: profile.rows }, "draft");
    if (!mayTry) return { rows: profile.rows, account: null };
    const table = reading.answers ? reading.table : await openMapped(path, mapping);
    return triedBy(await accountOf(ctx, table, mapping, profile, progress));
  });
}

async function openAs(path: string, order: ReadingOrder): Promise<Reading> {
  const kept = order.mapping as Mapping | undefined;
  if (kept) return { table: await openMapped(path, kept), file: kept.file, preset: null, answers: null };
  const given = order.file ?? {};
  const preset = await presetFor(path, order);
  const headerRows = given.headerRows ?? preset?.headerRows ?? 1;
  const table = await openTable(path, { ...given, headerRows });
  const file = MappingFile.parse({ ...given, headerRows });
  // Asked for, or plainly so: then each question becomes a column.
  const answers = given.layout === "responsePerRow" || preset ? null : await proposeAnswers(table);
  if (!answers || (given.layout === undefined && !answers.isSure)) return { table, file, preset, answers: null };
  return {
    table: await pivotAnswers(table, answers.columns),
    file: { ...file, layout: "answerPerRow" },
    preset,
    answers: answers.columns,
  };
}

async function presetFor(path: string, { preset, file }: ReadingOrder): Promise<Preset | null> {
  if (preset === null) return null;
  if (preset !== undefined) return presets.find(({ key }) => key === preset) ?? null;
  const table = await openTable(path, { ...file, headerRows: 1 });
  const first: (readonly string[])[] = [...table.header];
  for await (const { cells } of table.rows()) if (first.push(cells) === 3) break;
  return findPreset((headerRows) => (first.length < headerRows ? null : columnNames(first.slice(0, headerRows))));
}

async function profileOf({ table, file, preset }: Reading, progress: JobProgress): Promise<FileProfile | null> {
  const sample: FileProfile["sample"] = [];
  const found = await profileTable(table, {
    onRow: ({ row, cells }) => {
      if (sample.length < 5) sample.push({ row, cells: cells.map(shownCell) });
    },
    onProgress: (rows) => progress.tell(rows),
  });
  return found && fileProfileOf(table, found, { layout: file.layout, preset: preset?.key ?? null, sample });
}

async function mappingFor(
  ctx: ServiceContext,
  batch: ImportBatchRow,
  { table, file, preset, answers }: Reading,
  profile: FileProfile,
  order: ReadingOrder,
): Promise<{ mapping: Mapping; mayTry: boolean }> {
  const catalogue = importCatalogueOf(await inTenant(ctx, readCatalogue), ctx.organisation.timeZone);
  const mapping = MappingSchema.parse(
    order.mapping ?? proposeMapping({ profile, catalogue, preset, file, answers, fileName: batch.fileName }),
  );
  return { mapping, mayTry: checkMapping(mapping, table.columns, catalogue).length === 0 };
}
