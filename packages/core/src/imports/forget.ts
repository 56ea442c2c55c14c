import type { Transaction } from "@heard/db";
import { type SQL, sql } from "drizzle-orm";

/** What a batch still knows of single rows: samples, values of columns, and of the report the values that were refused. How many came in stays. */
const rowsForgotten = sql`profile = null, account = null,
  report = case when jsonb_typeof(report -> 'rejectedBy') = 'array' then jsonb_set(report, '{rejectedBy}', '[]') else report end`;
/** Nothing is going on with it, and it does not go on. */
const ended = sql`state in ('imported', 'undone', 'failed', 'discarded')`;

/**
 * What an import that has come in still knows of the rows of its file: samples, values, and the file itself with the rows that were refused. All of it goes with the
 * first response of it that is erased, for it holds that one as it was sent. `here` says which rows of `responses r`.
 */
export async function forgetImports(tx: Transaction, here: SQL, at: Date): Promise<void> {
  await forgetWhere(
    tx,
    sql`(org_id, id) in (select r.org_id, r.batch_id from responses r where ${here} and r.batch_id > 0)`,
    at,
  );
}

/** The same of every list of contacts and of addresses to leave alone: which of them brought somebody is not on record. */
export async function forgetLists(tx: Transaction, at: Date): Promise<void> {
  await forgetWhere(tx, sql`kind <> 'responses'`, at);
}

async function forgetWhere(tx: Transaction, which: SQL, at: Date): Promise<void> {
  await tx.execute(sql`
    with gone as (
      update import_batches set ${rowsForgotten} where ${which} and ${ended} returning org_id, file_id, rejected_file_id)
    update files f set expires_at = ${at.toISOString()}::timestamptz from gone
    where f.org_id = gone.org_id and f.deleted_at is null and f.id in (gone.file_id, gone.rejected_file_id)`);
}
