import type { Transaction } from "@heard/db";
import { jobRuns } from "@heard/db/schema/job-runs";
import { type FeedbackKind, sources } from "@heard/db/schema/sources";
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { countAnswers } from "../catalogue/count-answers.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { moveJob } from "./rules.ts";

export type SourceItem = {
  key: string;
  name: string;
  kind: "source" | "survey";
  feedbackKind: FeedbackKind;
  responseCount: number;
  createdAt: Date;
};

/** Where responses come from, oldest first, with how many came. What lies in the bin is listed there. */
export async function listSources(ctx: ServiceContext): Promise<SourceItem[]> {
  requirePermission(ctx, "source.edit");
  return inTenant(
    ctx,
    async (tx) => {
      const counts = await countAnswers(tx, ctx.organisation.id, "source");
      const rows = await tx.select().from(sources).where(isNull(sources.deletedAt)).orderBy(asc(sources.id));
      return rows.map(({ id, key, name, kind, feedbackKind, createdAt }) => ({
        ...{ key, name, kind, feedbackKind, createdAt, responseCount: counts.get(id) ?? 0 },
      }));
    },
    { snapshot: true },
  );
}

/** @throws DomainError not_found */
export async function getSource(tx: Transaction, key: string): Promise<typeof sources.$inferSelect> {
  const [row] = await tx.select().from(sources).where(eq(sources.key, key));
  if (!row) throw notFound("source", key);
  return row;
}

/** A source has one name for all its readers. */
export const named = ({ name }: { name: string }): { name: { en: string } } => ({ name: { en: name } });

/** A large source whose responses are on their way into the bin or out of it. */
export type SourceMove = {
  jobId: string;
  key: string;
  name: string;
  to: "bin" | "use";
  state: "waiting" | "running" | "failed";
  doneCount: number;
  totalCount: number;
};

const sourceIdOf = sql<number>`(${jobRuns.checkpoint} ->> 'sourceId')::int`;
const unfinished = and(eq(jobRuns.kind, moveJob), inArray(jobRuns.state, ["waiting", "running", "failed"]));

/** What is on its way, or stopped there and can be tried again; the last to begin first. */
export async function listSourceMoves(ctx: ServiceContext): Promise<SourceMove[]> {
  requirePermission(ctx, "bin.restore");
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select({ job: jobRuns, source: sources })
      .from(jobRuns)
      .innerJoin(sources, eq(sources.id, sourceIdOf))
      .where(unfinished)
      .orderBy(desc(jobRuns.id)),
  );
  return rows.map(({ job, source: { key, name, deletedAt } }) => ({
    ...{ jobId: job.id, key, name, to: deletedAt ? "bin" : "use", state: job.state as SourceMove["state"] },
    ...{ doneCount: job.doneCount, totalCount: job.totalCount ?? 0 },
  }));
}

/** What carries a source at the moment, or failed to. */
export async function findMove(tx: Transaction, sourceId: number): Promise<Pick<SourceMove, "jobId" | "state"> | null> {
  const [row] = await tx
    .select({ jobId: jobRuns.id, state: jobRuns.state })
    .from(jobRuns)
    .where(and(unfinished, eq(sourceIdOf, sourceId)))
    .orderBy(desc(jobRuns.id))
    .limit(1);
  return row ? { jobId: row.jobId, state: row.state as SourceMove["state"] } : null;
}
