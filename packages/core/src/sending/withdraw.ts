import { invitations } from "@heard/db/schema/distributions";
import { and, eq, sql } from "drizzle-orm";
import * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";

export const AskedInput = z.strictObject({ askedId: z.uuid() });
export type AskedInput = z.infer<typeof AskedInput>;

/**
 * Takes an invitation back: its link opens nothing any more, a page that is open takes nothing, and no reminder goes. An answer that was given stays.
 * @throws DomainError not_found, conflict `survey_answered`
 */
export async function withdrawAsked(ctx: ServiceContext, input: AskedInput): Promise<void> {
  requirePermission(ctx, "distribution.edit");
  const { askedId } = AskedInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const here = and(eq(invitations.shardKey, ctx.organisation.homeShardKey), eq(invitations.id, askedId));
    const [row] = await tx.select().from(invitations).where(here).for("update");
    if (!row || row.number > 0) throw notFound("invitation", askedId);
    if (row.completedAt) throw new DomainError("conflict", "survey_answered");
    await tx
      .update(invitations)
      .set({
        withdrawnAt: ctx.now(),
        // One that has not gone never will; what is just being handed over settles by itself.
        ...(row.state === "deferred" && row.rule !== "handingOver"
          ? { state: sql`'suppressed'`, rule: "withdrawn", dueAt: null }
          : {}),
      })
      .where(here);
    await recordAudit(tx, ctx, {
      verb: "distribution.withdraw",
      subject: { kind: "distribution", id: row.distributionId },
    });
  });
}
