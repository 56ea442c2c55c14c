import { cases } from "@heard/db/schema/cases";
import { and, asc, eq, inArray, isNull, lte } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { recordCaseEvent } from "./record-event.ts";

/** So many go up in one transaction: whoever works on one of them waits for some, never for all. */
const casesAtOnce = 100;

/** Cases whose time is over go up to whoever is named for it, once. Returns how many did. */
export async function escalateCases(ctx: ServiceContext): Promise<number> {
  let escalated = 0;
  for (;;) {
    const went = await escalateSome(ctx);
    escalated += went;
    if (went < casesAtOnce) return escalated;
  }
}

async function escalateSome(ctx: ServiceContext): Promise<number> {
  return inTenant(ctx, async (tx) => {
    const escalatedAt = ctx.now();
    const isLate = and(eq(cases.state, "open"), isNull(cases.escalatedAt), lte(cases.dueAt, escalatedAt));
    const some = tx.select({ id: cases.id }).from(cases).where(isLate).orderBy(asc(cases.dueAt)).limit(casesAtOnce);
    const late = await tx
      .update(cases)
      .set({ escalatedAt })
      .where(and(inArray(cases.id, some), isLate))
      .returning();
    for (const row of late)
      await recordCaseEvent(tx, ctx, row, { verb: "case.escalate", after: { escalateTo: row.escalateTo } });
    return late.length;
  });
}
