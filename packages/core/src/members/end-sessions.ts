import type { Transaction } from "@heard/db";
import { sql } from "drizzle-orm";

/** Ends all sessions of a member at once, in the transaction of the change that asks for it. */
export async function endSessionsOf(tx: Transaction, userId: number): Promise<void> {
  await tx.execute(sql`select end_member_sessions(${userId}::int)`);
}
