import type { Transaction } from "@heard/db";
import { type SQL, sql } from "drizzle-orm";

/**
 * Lets the files of responses go, which are about to go or to be replaced: the worker deletes their bytes. `here` says which rows of `responses r`; the
 * files that are `kept` belong to what comes.
 */
export async function expireAttachedFiles(
  tx: Transaction,
  here: SQL,
  { at, kept = [] }: { at: Date; kept?: readonly string[] },
): Promise<void> {
  await tx.execute(sql`
    update files set expires_at = ${at.toISOString()}::timestamptz
    where purpose = 'answer' and id <> all (${`{${kept.join(",")}}`}::uuid[]) and id in (
      select (f ->> 'file')::uuid from responses r, jsonb_array_elements(r.submission -> 'files') f where ${here})`);
}

/** Keeps the files of responses as long as those are. `here` says which rows of `responses r`. */
export async function keepAttachedFiles(tx: Transaction, here: SQL): Promise<void> {
  await tx.execute(sql`
    update files set expires_at = null where purpose = 'answer' and deleted_at is null and id in (
      select (f ->> 'file')::uuid from responses r, jsonb_array_elements(r.submission -> 'files') f where ${here})`);
}
