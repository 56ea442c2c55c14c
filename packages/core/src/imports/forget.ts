import type { Transaction } from "@heard/db";
import { type SQL, sql } from "drizzle-orm";

/**
 * What an import that has come in still knows of the rows of its file: samples, values of columns, and the file itself with the rows that were refused. All of it goes with the
 * first response of it that is erased, for it holds that one as it was sent; the report of how many came in stays. `here` says which rows of `responses r`.
 */
export async function forgetImports(tx: Transaction, here: SQL, at: Date): Promise<void> {
  const batches = await tx.execute<{ id: number }>(sql`
    update import_batches b set profile = null, account = null from responses r
    where ${here} and r.batch_id > 0 and b.org_id = r.org_id and b.id = r.batch_id and b.state = 'imported'
    returning b.id`);
  for (const { id } of batches)
    await tx.execute(sql`
      update files f set expires_at = ${at.toISOString()}::timestamptz from import_batches b
      where b.id = ${id} and f.org_id = b.org_id and f.deleted_at is null and f.id in (b.file_id, b.rejected_file_id)`);
}
