import type { CaseCondition } from "@heard/db/schema/cases";
import { type SQL, sql } from "drizzle-orm";

/** What a rule is for, as it is stored beside its look-out. */
type Aim = { condition: CaseCondition; touchpointId: number | null };

/**
 * From when on a changed rule looks: from now, for another aim has nothing to do with what came in before; with the same aim (a new name, another owner) where it was, so that
 * what a large file still has waiting is found.
 */
export function beginAnew({ condition, touchpointId }: Aim, now: Date): { madeAt: SQL; lookedUpTo: SQL } {
  const isSame = sql`condition = ${JSON.stringify(condition)}::jsonb and touchpoint_id is not distinct from ${touchpointId}::int`;
  const or = (kept: SQL) => sql`case when ${isSame} then ${kept} else ${now.toISOString()}::timestamptz end`;
  return { madeAt: or(sql`made_at`), lookedUpTo: or(sql`looked_up_to`) };
}
