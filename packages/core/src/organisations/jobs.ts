import { sql } from "drizzle-orm";
import { contextOfMaker } from "../exports/queries.ts";
import { storeExport } from "../files/index.ts";
import type { JobHandler } from "../jobs/handlers.ts";
import { telling } from "../jobs/progress.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { type TimeZoneCheckpoint, timeZoneJob } from "./change-time-zone.ts";
import { exportJob } from "./export.ts";
import { rebuildDays } from "./rebuild-days.ts";
import { archiveName } from "./rules.ts";
import { writeArchive } from "./write-archive.ts";

/** Longer than any process keeps what it knows of an organisation. */
const settleMs = 5000;

const handleTimeZone: JobHandler = (ctx, job) =>
  telling(ctx, job, (onProgress) => {
    const { timeZone } = job.checkpoint as TimeZoneCheckpoint;
    return rebuildDays(ctx, { timeZone, settleMs, onProgress });
  });

/** What a full export is called and where it lies. */
export type OrganisationExport = { fileId: string; name: string; responseCount: number };

const handleExport: JobHandler = async (workerCtx, job, { dataDir }) => {
  // Whole, also for an owner who looks at some touchpoints only; what is personal follows the owner's own grants.
  const ctx = { ...(await contextOfMaker(workerCtx, job)), touchpoints: "*" as const };
  requirePermission(ctx, "organisation.delete");
  const name = archiveName(ctx.organisation.key, ctx.now());
  return telling(workerCtx, job, async (tell) => {
    let responseCount = 0;
    const file = await storeExport(
      ctx,
      { name, mediaType: "application/zip" },
      async (tx) => {
        const [row] = await tx.execute<{ n: number }>(
          sql`select count(*)::int as n from responses where org_id = ${ctx.organisation.id}`,
        );
        return writeArchive(tx, ctx, async (doneCount) => {
          responseCount = doneCount;
          await tell(doneCount, row?.n ?? 0);
        });
      },
      { dataDir, unmask: isPermitted(ctx, "comment.unmask") },
    );
    return { fileId: file.id, name, responseCount } satisfies OrganisationExport;
  });
};

export const organisationJobHandlers: Record<string, JobHandler> = {
  [timeZoneJob]: handleTimeZone,
  [exportJob]: handleExport,
};
