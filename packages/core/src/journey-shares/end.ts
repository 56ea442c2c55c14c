import type { Transaction } from "@heard/db";
import { journeyShares } from "@heard/db/schema/journey-views";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import type { ServiceContext } from "../context.ts";

/** What somebody showed to others ends with their right to show it. */
export async function endSharesOf(tx: Transaction, ctx: ServiceContext, memberId: number): Promise<void> {
  const ended = await tx
    .update(journeyShares)
    .set({ revokedAt: ctx.now() })
    .where(and(eq(journeyShares.createdBy, memberId), isNull(journeyShares.revokedAt)))
    .returning({ id: journeyShares.id });
  for (const { id } of ended)
    await recordAudit(tx, ctx, { verb: "journeyShare.revoke", subject: { kind: "journeyShare", id } });
}
