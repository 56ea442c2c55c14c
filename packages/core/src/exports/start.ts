import { inTenant, type ServiceContext } from "../context.ts";
import { wakeJob } from "../jobs/queue.ts";
import { createJobRun } from "../jobs/runs.ts";
import { requirePermission } from "../permissions.ts";
import type { ExportCheckpoint } from "./queries.ts";
import { exportName } from "./rules.ts";
import { ExportInput } from "./schema.ts";

/** Starts an export that takes its time. It goes on when the browser is closed, and after a restart. */
export async function startExport(
  ctx: ServiceContext,
  input: ExportInput,
  { responseAddress }: { responseAddress: string },
): Promise<{ id: string }> {
  requirePermission(ctx, "export.create");
  const parsed = ExportInput.parse(input);
  const name = `${exportName(ctx.organisation.key, parsed.content)}.${parsed.format}`;
  const checkpoint: ExportCheckpoint = { input: parsed, responseAddress, name };
  const id = await inTenant(ctx, (tx) => createJobRun(tx, ctx, { kind: "export", checkpoint }));
  await wakeJob({ organisationKey: ctx.organisation.key, jobRunId: id, kind: "export" });
  return { id };
}
