import { follows } from "@heard/db/schema/progress";
import { and, eq, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { follower, subjectOf } from "./queries.ts";
import { FollowInput } from "./schema.ts";

/** Tells the reader no more of it; what one does not follow stays so. @throws DomainError not_found, also for what the reader does not see */
export async function unfollow(ctx: ServiceContext, input: FollowInput): Promise<void> {
  requirePermission(ctx, "follow.own");
  const memberId = follower(ctx);
  const wanted = FollowInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const { planId, themeId, touchpointId } = await subjectOf(tx, ctx, wanted);
    const isSame = sql`(${follows.planId}, ${follows.themeId}, ${follows.touchpointId}) is not distinct from (${planId}::int, ${themeId}::int, ${touchpointId}::int)`;
    await tx.delete(follows).where(and(eq(follows.memberId, memberId), isSame));
  });
}
