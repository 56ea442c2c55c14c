import type { Transaction } from "@heard/db";
import { metrics } from "@heard/db/schema/metrics";
import { inArray } from "drizzle-orm";

/** Metrics of which one response gives several scores: from now on they are pooled with care, for answers of one person are not independent. */
export async function markItems(tx: Transaction, keys: readonly string[]): Promise<void> {
  if (keys.length > 0)
    await tx
      .update(metrics)
      .set({ hasItems: true })
      .where(inArray(metrics.key, [...keys]));
}
