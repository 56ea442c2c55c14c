import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { type LastBackup, readDisk, readLastBackup } from "./read-place.ts";

// Pages and route handlers of Next.js load separate instances of this module; the folder must be known to all of them.
const stateKey = Symbol.for("heard.data-folder");
const globals = globalThis as typeof globalThis & { [stateKey]?: string };

/** Tells this process where the data folder is, whose disk and last backup its owners are shown. Once, at the start. */
export function keepDataFolder(dataDir: string): void {
  globals[stateKey] = dataDir;
}

export type InstallationStatus = {
  checkedAt: Date;
  /** What the worker has before it in this organisation. */
  uncountedCount: number;
  unreadCount: number;
  unsealedCount: number;
  waitingJobCount: number;
  runningJobCount: number;
  failedJobCount: number;
  /** Since when the oldest of it waits; `null` when nothing does. */
  waitingSince: Date | null;
  /** Letters that came back in the last seven days. */
  bounceCount: number;
  databaseBytes: number;
  /** `null` where nobody told this process of a data folder, or it cannot be looked at. */
  disk: { freeBytes: number; allBytes: number } | null;
  lastBackup: LastBackup | null;
};

const weekMs = 7 * 86_400_000;

/** How the installation is, as its owners see it: what waits, what failed, room and the last backup. Counts are of this organisation alone. */
export async function getInstallationStatus(ctx: ServiceContext): Promise<InstallationStatus> {
  requirePermission(ctx, "organisation.edit");
  const since = new Date(ctx.now().getTime() - weekMs).toISOString();
  const [row] = await inTenant(
    { ...ctx, touchpoints: "*" },
    (tx) =>
      tx.execute<Record<string, number> & { waitingSince: string | null; databaseBytes: string }>(sql`
        with unsealed as (
          select at from audit_entries e
          where e.at >= coalesce((select s.sealed_at from audit_seals s order by s.sequence desc limit 1) - interval '10 minutes', '-infinity')
            and not exists (select from audit_seals s where s.org_id = e.org_id and s.entry_id = e.id)),
        waiting as (select created_at as at from job_runs where state = 'waiting')
        select (select count(*) from pending)::int as "uncountedCount", (select count(*) from unread)::int as "unreadCount",
          (select count(*) from unsealed)::int as "unsealedCount", (select count(*) from waiting)::int as "waitingJobCount",
          (select count(*) from job_runs where state = 'running')::int as "runningJobCount",
          (select count(*) from job_runs where state = 'failed' and finished_at >= ${since}::timestamptz)::int as "failedJobCount",
          (select count(*) from bounces where at >= ${since}::timestamptz)::int as "bounceCount",
          (select min(at) from (select at from unsealed union all select at from waiting) both_kinds)::text as "waitingSince",
          pg_database_size(current_database())::text as "databaseBytes"`),
    { snapshot: true },
  );
  const dataDir = globals[stateKey];
  return {
    checkedAt: ctx.now(),
    uncountedCount: row?.uncountedCount ?? 0,
    unreadCount: row?.unreadCount ?? 0,
    unsealedCount: row?.unsealedCount ?? 0,
    waitingJobCount: row?.waitingJobCount ?? 0,
    runningJobCount: row?.runningJobCount ?? 0,
    failedJobCount: row?.failedJobCount ?? 0,
    bounceCount: row?.bounceCount ?? 0,
    waitingSince: row?.waitingSince ? new Date(row.waitingSince) : null,
    databaseBytes: Number(row?.databaseBytes ?? 0),
    disk: dataDir ? await readDisk(dataDir) : null,
    lastBackup: dataDir ? await readLastBackup(dataDir) : null,
  };
}
