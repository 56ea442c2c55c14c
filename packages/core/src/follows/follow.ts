import { follows } from "@heard/db/schema/progress";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { follower, subjectOf } from "./queries.ts";
import { FollowInput } from "./schema.ts";

/**
 * Keeps the reader told of a plan, a theme or a touchpoint; again changes nothing. It is nobody else's affair, so the audit log says nothing of it.
 * @throws DomainError not_found, also for what the reader does not see
 */
export async function follow(ctx: ServiceContext, input: FollowInput): Promise<void> {
  requirePermission(ctx, "follow.own");
  const memberId = follower(ctx);
  const wanted = FollowInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const subject = await subjectOf(tx, ctx, wanted);
    await tx
      .insert(follows)
      .values({ orgId: ctx.organisation.id, memberId, ...subject, followedAt: ctx.now() })
      .onConflictDoNothing();
  });
}
