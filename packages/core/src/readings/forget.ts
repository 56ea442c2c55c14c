import type { Transaction } from "@heard/db";
import { type SQL, sql } from "drizzle-orm";

/** The tables that hold what was read in comments. */
export const readingTables = ["mentions", "comment_readings", "comment_corrections"] as const;

/**
 * Takes away what was read in the comments of a response, with what people said against it. What it counted for is the caller's to queue before, as with
 * its scores; a place in the queue of unread ones stays, and is passed over when its comment is gone.
 */
export async function forgetReadings(tx: Transaction, at: SQL): Promise<void> {
  for (const table of readingTables) await tx.execute(sql`delete from ${sql.raw(table)} where ${at}`);
}
