import type { Transaction } from "@heard/db";
import { journeyShares } from "@heard/db/schema/journey-views";
import { and, eq, isNull } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";

/** What somebody showed to others ends with their right to show it. */
export async function endSharesOf(tx: Transaction, ctx: ServiceContext, memberId: number): Promise<void> {
  await tx
    .update(journeyShares)
    .set({ revokedAt: ctx.now() })
    .where(and(eq(journeyShares.createdBy, memberId), isNull(journeyShares.revokedAt)));
}
