import type { JobRunRow } from "@heard/db/schema/job-runs";
import { type Catalogue, readCatalogue } from "../../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../../context.ts";
import type { JobOutcome } from "../../jobs/handlers.ts";
import type { JobProgress } from "../../jobs/progress.ts";
import type { DryRun } from "../dry-run/account.ts";
import { dryRun } from "../dry-run/dry-run.ts";
import { importCatalogueOf } from "../mapping/catalogue.ts";
import type { FileProfile } from "../mapping/file-profile.ts";
import type { ImportBatchRow } from "../queries.ts";
import { openMapped } from "../rows/layout.ts";
import { Mapping } from "../schema.ts";
import type { Table } from "../table/table.ts";
import type { ImportPlace } from "./batch.ts";
import { standingIn } from "./standing.ts";
import { triedBy, tryRows } from "./try-rows.ts";

/** The job behind a changed mapping: what would become of every row. */
export async function dryRunRows(
  ctx: ServiceContext,
  job: JobRunRow,
  batch: ImportBatchRow,
  place: ImportPlace,
): Promise<JobOutcome> {
  const mapping = Mapping.parse(batch.mapping);
  return tryRows(ctx, job, { batch, place }, async (path, progress) => {
    const table = await openMapped(path, mapping);
    return triedBy(await accountOf(ctx, table, mapping, batch.profile as FileProfile | null, progress));
  });
}

/** A dry run against what the organisation holds. `null` when it was told to end. */
export async function accountOf(
  ctx: ServiceContext,
  table: Table,
  mapping: Mapping,
  profile: FileProfile | null,
  progress: Pick<JobProgress, "tell">,
): Promise<DryRun | null> {
  const catalogue: Catalogue = await inTenant(ctx, readCatalogue);
  return dryRun(table, mapping, importCatalogueOf(catalogue, ctx.organisation.timeZone), {
    now: ctx.now(),
    standing: await standingIn(ctx, catalogue, mapping.source),
    ruleColumns: ruleColumns(profile),
    onProgress: (rows) => progress.tell(rows, profile?.rows),
  });
}

const mostRuleValues = 12;

/** Columns of few values: one of them may say which form an answer was given on. */
const ruleColumns = (profile: FileProfile | null): string[] =>
  (profile?.columns ?? [])
    .filter(({ distinct, personal }) => distinct > 1 && distinct <= mostRuleValues && !personal)
    .map(({ name }) => name)
    .slice(0, 50);
