import type { ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { beginImportJob } from "./begin-job.ts";
import { getMapping } from "./list-mappings.ts";
import type { ListMapping } from "./lists/schema.ts";
import { type Mapping, type PresetKey, ReadImportInput, type WantedReading } from "./schema.ts";

/** How the job is to read the file and where its mapping comes from. Without a preset, the one that the columns speak of. */
export type ReadingOrder = {
  file?: WantedReading;
  preset?: PresetKey | null;
  /** One that was kept, of the kind of the import. */
  mapping?: Mapping | ListMapping;
  mappingName?: string;
};

/**
 * Reads the file of a draft again: with another encoding, delimiter, sheet, number of header rows or layout, or with a mapping to begin from.
 * @throws DomainError not_found, forbidden, invalid_state
 */
export async function readImport(ctx: ServiceContext, input: ReadImportInput): Promise<{ jobId: string }> {
  requirePermission(ctx, "import.run");
  const { batchId, file, preset, mappingId } = ReadImportInput.parse(input);
  const saved = mappingId === undefined ? null : await getMapping(ctx, { mappingId });
  const order: ReadingOrder = {
    ...(file ? { file } : {}),
    ...(preset === undefined ? {} : { preset }),
    ...(saved ? { mapping: saved.mapping, mappingName: saved.name } : {}),
  };
  return beginImportJob(ctx, "read", batchId, async ({ kind }) => {
    if (saved && saved.kind !== kind) throw notFound("mapping", saved.id);
    return {
      set: { profile: null, mapping: null, mappingName: null, account: null },
      job: { kind: "import.read", checkpoint: { order } },
    };
  });
}
