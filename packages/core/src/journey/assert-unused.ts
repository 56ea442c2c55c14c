import type { Transaction } from "@heard/db";
import { sql } from "drizzle-orm";
import { DomainError } from "../errors.ts";

/** What people have set down of a touchpoint, and what the product found there, by the word that a refusal has for it. */
export const touchpointUses = {
  plans: ["improvement_plans"],
  suggestions: ["suggestions"],
  cases: ["cases", "case_rules"],
  targets: ["targets", "touchpoint_fixability"],
  seats: ["council_seats"],
  notes: ["journey_notes"],
  alerts: ["alerts", "response_alert_rules", "response_alerts"],
} as const;

/**
 * What something is said of stays: it can be put away, not deleted. What lies in the bin counts too, for it may come back.
 * @throws DomainError invalid_state `touchpoint_in_use`, naming what stands there
 */
export async function assertUnused(tx: Transaction, { id, key }: { id: number; key: string }): Promise<void> {
  for (const [by, tables] of Object.entries(touchpointUses))
    for (const table of tables) {
      const [row] = await tx.execute<{ used: boolean }>(
        sql`select exists (select from ${sql.raw(table)} where touchpoint_id = ${id}) as used`,
      );
      if (row?.used) throw new DomainError("invalid_state", "touchpoint_in_use", { what: key, by });
    }
}
