import type { Transaction } from "@heard/db";
import { files } from "@heard/db/schema/imports";
import { type JobRunRow, jobRuns } from "@heard/db/schema/job-runs";
import { organisations } from "@heard/db/schema/organisations";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { actorName, inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { makerName } from "../files/queries.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { type TimeZoneCheckpoint, timeZoneJob } from "./change-time-zone.ts";
import { exportJob } from "./export.ts";
import type { OrganisationExport } from "./jobs.ts";
import { exportHours } from "./rules.ts";

/** How far a job of the settings is. */
type SettingsJob = { id: string; state: JobRunRow["state"]; doneCount: number; totalCount: number | null };

export type OrganisationSettings = {
  key: string;
  name: string;
  locale: "en" | "zh-Hans" | "zh-Hant";
  timeZone: string;
  yearStartMonth: number;
  hideBelow: number;
  lowBelow: number;
  hasOpeningPixel: boolean;
  /** What the organisation did stands on a page for everybody. */
  hasPublicNotices: boolean;
  /** Members without a second factor set one up before anything else. */
  demandsSecondFactor: boolean;
  isDemo: boolean;
  createdAt: Date;
  /** The last change of the time zone: under way, or failed. `null` when the zone above is all there is to say. */
  timeZoneChange: (SettingsJob & { timeZone: string }) | null;
  /** The last full export; for those who may delete the organisation. */
  fullExport:
    | (SettingsJob & {
        finishedAt: Date | null;
        /** While it is proof enough to delete the organisation. */
        isFresh: boolean;
        /** For its maker alone, until it expires. */
        file: { id: string; size: number } | null;
      })
    | null;
};

/** The organisation as its settings show it, with what is under way. @throws DomainError not_found */
export async function readSettings(ctx: ServiceContext): Promise<OrganisationSettings> {
  requirePermission(ctx, "organisation.read");
  return inTenant(ctx, async (tx) => {
    const [row] = await tx.select().from(organisations);
    if (!row) throw notFound("organisation", ctx.organisation.key);
    const { key, name, locale, timeZone, yearStartMonth, hideBelow, lowBelow } = row;
    const { isDemo, createdAt, hasOpeningPixel, hasPublicNotices, demandsSecondFactor } = row;
    const change = await lastJob(tx, timeZoneJob);
    const isOver = !change || change.state === "succeeded" || change.state === "cancelled";
    return {
      ...{ key, name, locale, timeZone, yearStartMonth, hideBelow, lowBelow },
      ...{ isDemo, createdAt, hasOpeningPixel, hasPublicNotices, demandsSecondFactor },
      timeZoneChange: isOver
        ? null
        : { ...jobOf(change), timeZone: (change.checkpoint as TimeZoneCheckpoint).timeZone },
      fullExport: isPermitted(ctx, "organisation.delete") ? await lastExport(tx, ctx) : null,
    };
  });
}

async function lastJob(tx: Transaction, kind: string): Promise<JobRunRow | undefined> {
  const [row] = await tx
    .select()
    .from(jobRuns)
    .where(
      and(eq(jobRuns.kind, kind), inArray(jobRuns.state, ["waiting", "running", "succeeded", "failed", "cancelled"])),
    )
    .orderBy(desc(jobRuns.createdAt))
    .limit(1);
  return row;
}

const jobOf = ({ id, state, doneCount, totalCount }: JobRunRow): SettingsJob => ({ id, state, doneCount, totalCount });
const hourMs = 3_600_000;

async function lastExport(tx: Transaction, ctx: ServiceContext): Promise<OrganisationSettings["fullExport"]> {
  const job = await lastJob(tx, exportJob);
  if (!job) return null;
  const result = job.result as OrganisationExport | null;
  const [file] = result
    ? await tx
        .select({ id: files.id, size: files.size, expiresAt: files.expiresAt })
        .from(files)
        .where(
          and(eq(files.id, result.fileId), isNull(files.deletedAt), eq(files.createdBy, makerName(actorName(ctx)))),
        )
    : [];
  const now = ctx.now().getTime();
  const isThere = file && (file.expiresAt === null || file.expiresAt.getTime() > now);
  return {
    ...jobOf(job),
    finishedAt: job.finishedAt,
    isFresh: job.state === "succeeded" && (job.finishedAt?.getTime() ?? 0) >= now - exportHours * hourMs,
    file: isThere ? { id: file.id, size: file.size } : null,
  };
}
