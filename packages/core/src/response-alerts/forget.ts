import type { Transaction } from "@heard/db";
import { responseAlerts } from "@heard/db/schema/response-alerts";
import { eq } from "drizzle-orm";

/** An alert of a response that is erased goes with it, and with what people wrote of it. */
export async function forgetResponseAlerts(tx: Transaction, responseId: string): Promise<void> {
  await tx.delete(responseAlerts).where(eq(responseAlerts.responseId, responseId));
}
