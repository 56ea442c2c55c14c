import type { Transaction } from "@heard/db";
import { alertSettings } from "@heard/db/schema/alerts";
import { defaultAlertBudget } from "./rules.ts";

/** False alarms a month that the organisation expects at most: one number, whatever is followed by it. */
export async function readAlertBudget(tx: Transaction): Promise<number> {
  const [settings] = await tx.select().from(alertSettings);
  return settings?.budget ?? defaultAlertBudget;
}
