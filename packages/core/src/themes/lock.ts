import type { Transaction } from "@heard/db";
import { sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";

/** Any fixed number: it only has to differ from the other locks of an organisation. */
const themeLock = 7305;

/**
 * Whoever changes the tree holds it alone, whoever reads comments by it together with others: so nothing is read by a tree that has just been replaced, and
 * whoever replaces it knows of every comment that was read by the one before.
 */
export async function lockThemes(tx: Transaction, ctx: ServiceContext, how: "change" | "read"): Promise<void> {
  const id = ctx.organisation.id;
  await tx.execute(
    how === "change"
      ? sql`select pg_advisory_xact_lock(${themeLock}, ${id})`
      : sql`select pg_advisory_xact_lock_shared(${themeLock}, ${id})`,
  );
}
