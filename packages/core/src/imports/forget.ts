import { lookup, type Transaction } from "@heard/db";
import { importBatches } from "@heard/db/schema/imports";
import { jobRuns } from "@heard/db/schema/job-runs";
import { eq, type SQL, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { systemContext } from "../jobs/maintain.ts";

/** What a batch still knows of single rows: samples, values of columns, and of the report the values that were refused. How many came in stays. */
const rowsForgotten = sql`profile = null, account = null, forget_at = null, report = ${withoutRefused(sql`report`)}`;
/** Nothing goes on with it by itself. One that was stopped or has failed could, and is brought anew instead: its file holds the one who was erased. */
const ended = sql`state in ('imported', 'stopped', 'undone', 'failed', 'discarded')`;
/** What has been forgotten is not written anew by every erasure to come. */
const stillKnows = (at: Date) => sql`(
  profile is not null or account is not null or forget_at is not null or report is distinct from ${withoutRefused(sql`report`)}
  or exists (
    select from files f where f.org_id = import_batches.org_id and f.id in (file_id, rejected_file_id) and f.deleted_at is null
    and (f.expires_at is null or f.expires_at > ${at.toISOString()}::timestamptz)))`;

/**
 * What an import that has ended still knows of the rows of its file: samples, values, and the file itself with the rows that were refused. All of it goes with the
 * first response of it that is erased, for it holds that one as it was sent. So does another one into the same source that met rows which were here already, or refused some.
 * One that is under way goes to its end first. `here` says which rows of `responses r`.
 */
export async function forgetImports(tx: Transaction, here: SQL, at: Date): Promise<void> {
  const which = sql`(
    (org_id, id) in (select r.org_id, r.batch_id from responses r where ${here} and r.batch_id > 0)
    or (duplicate_count + rejected_count > 0 and (org_id, source_id) in (select r.org_id, r.source_id from responses r where ${here})))`;
  await forgetWhere(tx, which, at);
  await forgetLater(tx, which, at);
}

/** The same of every list of contacts and of addresses to leave alone: which of them brought somebody is not on record. */
export async function forgetLists(tx: Transaction, at: Date): Promise<void> {
  const which = sql`kind <> 'responses'`;
  await forgetWhere(tx, which, at);
  await forgetLater(tx, which, at);
}

/**
 * Every draft, what was given up, undone or not brought to its end, and what was uploaded and never looked at: any of them may hold somebody who is being erased, for which rows
 * it would bring is not on record. A draft stands as failed from then on and says why, and what rests or waits for its turn as stopped; whoever needs it uploads the file anew. What
 * is under way goes to its end first. Answers whose days are over are no reason for it.
 */
export async function forgetDrafts(tx: Transaction, ctx: ServiceContext): Promise<void> {
  const at = ctx.now();
  // First: whoever begins a draft of one of them meanwhile is seen by what follows, or finds no file to read.
  await tx.execute(sql`
    update files f set expires_at = ${at.toISOString()}::timestamptz
    where f.purpose = 'import' and f.deleted_at is null and (f.expires_at is null or f.expires_at > ${at.toISOString()}::timestamptz)
    and not exists (select from import_batches b where b.org_id = f.org_id and b.file_id = f.id)`);
  const drafts = await tx
    .update(importBatches)
    .set({ state: "failed" })
    .where(eq(importBatches.state, "draft"))
    .returning({ id: importBatches.id, jobRunId: importBatches.jobRunId });
  for (const { id, jobRunId } of drafts)
    if (jobRunId) {
      const { message, reason, params } = new DomainError("invalid_state", "import_forgotten", { id });
      await tx
        .update(jobRuns)
        .set({ state: "failed", finishedAt: at, error: { message, reason, params } })
        .where(eq(jobRuns.id, jobRunId));
    }
  await endResting(tx, sql`state in ('paused', 'waiting')`, at);
  await forgetWhere(tx, sql`state <> 'imported'`, at);
  await forgetLater(tx, sql`true`, at);
}

/** Forgets the rows of imports that have ended since somebody of theirs was erased, in all organisations. Returns of how many. */
export async function forgetEndedImports(options: {
  now: () => Date;
  onError: (error: unknown, organisationKey: string) => void;
}): Promise<number> {
  let forgotten = 0;
  for (const { key } of await lookup.organisations())
    try {
      const organisation = await lookup.organisation(key);
      if (organisation)
        forgotten += await inTenant(systemContext(organisation, options.now), (tx) => forgetDue(tx, options.now()));
    } catch (error) {
      options.onError(error, key);
    }
  return forgotten;
}

/** One that was paused since has no end of its own to go to. */
async function forgetDue(tx: Transaction, at: Date): Promise<number> {
  await endResting(tx, sql`state = 'paused' and forget_at is not null`, at);
  return forgetWhere(tx, sql`forget_at is not null`, at);
}

/** Ends work that would bring the rest of a file in later, whoever of it was erased. */
async function endResting(tx: Transaction, which: SQL, at: Date): Promise<void> {
  await tx.execute(sql`
    with stopped as (update import_batches set state = 'stopped' where ${which} returning org_id, job_run_id)
    update job_runs j set state = 'cancelled', finished_at = ${at.toISOString()}::timestamptz
    from stopped where j.org_id = stopped.org_id and j.id = stopped.job_run_id and j.state in ('waiting', 'running', 'paused')`);
}

/** What is under way goes to its end first. */
async function forgetLater(tx: Transaction, which: SQL, at: Date): Promise<void> {
  await tx.execute(sql`
    update import_batches set forget_at = coalesce(forget_at, ${at.toISOString()}::timestamptz)
    where ${which} and not ${ended} and state <> 'draft'`);
}

/** The jobs of an import keep the report as well, and where the rows that were refused are being written. */
async function forgetWhere(tx: Transaction, which: SQL, at: Date): Promise<number> {
  const gone = await tx.execute<{ id: number }>(sql`
    with gone as (
      update import_batches set ${rowsForgotten} where ${which} and ${ended} and ${stillKnows(at)} returning org_id, id, file_id, rejected_file_id),
    jobs as (
      update job_runs j set result = ${withoutRefused(sql`result`)}, checkpoint = jsonb_build_object('batchId', gone.id)
      from gone where j.org_id = gone.org_id and j.kind like 'import.%' and j.checkpoint -> 'batchId' = to_jsonb(gone.id)),
    let_go as (
      update files f set expires_at = ${at.toISOString()}::timestamptz from gone
      where f.org_id = gone.org_id and f.deleted_at is null and f.id in (gone.file_id, gone.rejected_file_id))
    select id from gone`);
  return gone.length;
}

function withoutRefused(report: SQL): SQL {
  return sql`case when jsonb_typeof(${report} -> 'rejectedBy') = 'array' then jsonb_set(${report}, '{rejectedBy}', '[]') else ${report} end`;
}
