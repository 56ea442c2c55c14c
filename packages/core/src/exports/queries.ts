import type { Transaction } from "@heard/db";
import { files } from "@heard/db/schema/imports";
import { type JobRunRow, jobRuns } from "@heard/db/schema/job-runs";
import { memberRoles, members } from "@heard/db/schema/members";
import { and, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/record.ts";
import { actorName, inTenant, type ServiceContext } from "../context.ts";
import { type ErrorParams, type ErrorReason, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import type { ExportFormat, ExportKind } from "./schema.ts";

/** Leaves on record who took what away. Never what it said. */
export async function recordExport(
  ctx: ServiceContext,
  { kind, format, name, fileId }: { kind: ExportKind; format: ExportFormat; name: string; fileId?: string },
): Promise<void> {
  await inTenant(ctx, (tx) =>
    recordAudit(tx, ctx, {
      verb: "export.create",
      subject: { kind: "export", id: fileId ?? uuidv7() },
      after: { kind, format, name },
    }),
  );
}

/** What the job of a large export is started with and ends with. */
export type ExportCheckpoint = { input: unknown; responseAddress: string; name: string };
export type ExportResult = { fileId: string; rowCount: number };

/** A large export: under way, or ready to be taken away. */
export type ExportRun = {
  id: string;
  name: string;
  state: JobRunRow["state"];
  doneCount: number;
  totalCount: number | null;
  startedAt: string | null;
  file: { id: string; size: number; expiresAt: string | null } | null;
  /** Why it failed, for `errors.<reason>`. */
  failure: { reason: ErrorReason; params: ErrorParams } | null;
};

const shownForMs = 7 * 86_400_000;

/** The reader's own large exports of the last days, newest first. */
export async function listExports(ctx: ServiceContext): Promise<ExportRun[]> {
  requirePermission(ctx, "export.create");
  return inTenant(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(jobRuns)
      .where(and(ownExports(ctx), gt(jobRuns.createdAt, new Date(ctx.now().getTime() - shownForMs))))
      .orderBy(desc(jobRuns.createdAt))
      .limit(20);
    const kept = await filesOf(tx, rows);
    return rows.map((row) => runOf(row, kept));
  });
}

/** @throws DomainError not_found, also for somebody else's */
export async function getOwnExport(ctx: ServiceContext, id: string): Promise<JobRunRow> {
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(jobRuns)
      .where(and(ownExports(ctx), eq(jobRuns.id, id))),
  );
  if (!row) throw notFound("export", id);
  return row;
}

function ownExports(ctx: ServiceContext) {
  const { kind, id } = actorName(ctx);
  return and(eq(jobRuns.kind, "export"), eq(jobRuns.actorKind, kind), eq(jobRuns.actorId, id));
}

const resultOf = ({ result }: JobRunRow) => (result ?? null) as ExportResult | null;

async function filesOf(tx: Transaction, rows: readonly JobRunRow[]) {
  const ids = rows.flatMap((row) => resultOf(row)?.fileId ?? []);
  const found =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(files)
          .where(and(inArray(files.id, ids), isNull(files.deletedAt)));
  return new Map(found.map((file) => [file.id, file]));
}

function runOf(row: JobRunRow, kept: Awaited<ReturnType<typeof filesOf>>): ExportRun {
  const file = kept.get(resultOf(row)?.fileId ?? "");
  return {
    id: row.id,
    name: (row.checkpoint as ExportCheckpoint).name,
    state: row.state,
    doneCount: row.doneCount,
    totalCount: row.totalCount,
    startedAt: row.startedAt?.toISOString() ?? null,
    file: file ? { id: file.id, size: file.size, expiresAt: file.expiresAt?.toISOString() ?? null } : null,
    failure: row.state === "failed" ? failureOf(row) : null,
  };
}

function failureOf({ id, error }: JobRunRow): ExportRun["failure"] {
  const { reason, params } = (error ?? {}) as { reason?: ErrorReason; params?: ErrorParams };
  return reason ? { reason, params: params ?? {} } : { reason: "unexpected", params: { id } };
}

/**
 * Whose eyes a job sees with: the roles, grants and touchpoints that its member has when it runs, not when it was started.
 * @throws DomainError not_found when that member has left
 */
export async function contextOfMaker(ctx: ServiceContext, job: JobRunRow): Promise<ServiceContext> {
  if (job.actorKind !== "member") return { ...ctx, actor: { kind: "operator" } };
  return inTenant(ctx, async (tx) => {
    const memberId = Number(job.actorId);
    const [member] = await tx
      .select()
      .from(members)
      .where(and(eq(members.id, memberId), isNull(members.deactivatedAt)));
    if (!member) throw notFound("member", memberId);
    const roles = await tx.select().from(memberRoles).where(eq(memberRoles.memberId, memberId));
    const { userId, canUnmask, canSeeCustomers, touchpointIds } = member;
    return {
      ...ctx,
      touchpoints: touchpointIds ?? "*",
      actor: {
        kind: "member",
        memberId,
        userId,
        roles: roles.map(({ role }) => role),
        grants: { canUnmask, canSeeCustomers },
      },
    };
  });
}
