import { journeyShares } from "@heard/db/schema/journey-views";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { ShareInput } from "./schema.ts";

/** A link opens nothing any more, from now on and for good. @throws DomainError not_found, forbidden */
export async function revokeShare(ctx: ServiceContext, input: ShareInput): Promise<void> {
  requirePermission(ctx, "journey.share");
  const { shareId } = ShareInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const [gone] = await tx
      .update(journeyShares)
      .set({ revokedAt: ctx.now() })
      .where(and(eq(journeyShares.id, shareId), isNull(journeyShares.revokedAt)))
      .returning();
    if (!gone) throw notFound("journey share", shareId);
    await recordAudit(tx, ctx, { verb: "journeyShare.revoke", subject: { kind: "journeyShare", id: shareId } });
  });
}
