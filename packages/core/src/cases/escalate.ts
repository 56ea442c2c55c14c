import { cases } from "@heard/db/schema/cases";
import { and, eq, isNull, lte } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { recordCaseEvent } from "./record-event.ts";

/** Cases whose time is over go up to whoever is named for it, once. Returns how many did. */
export async function escalateCases(ctx: ServiceContext): Promise<number> {
  return inTenant(ctx, async (tx) => {
    const escalatedAt = ctx.now();
    const late = await tx
      .update(cases)
      .set({ escalatedAt })
      .where(and(eq(cases.state, "open"), isNull(cases.escalatedAt), lte(cases.dueAt, escalatedAt)))
      .returning();
    for (const row of late)
      await recordCaseEvent(tx, ctx, row, { verb: "case.escalate", after: { escalateTo: row.escalateTo } });
    return late.length;
  });
}
