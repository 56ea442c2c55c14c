import type { Transaction } from "@heard/db";
import { digestChoices } from "@heard/db/schema/progress";
import { inTenant, type ServiceContext } from "../context.ts";
import { follower } from "../follows/queries.ts";
import { requirePermission } from "../permissions.ts";
import { ChooseDigestInput } from "./schema.ts";

/** Says whether the letter of the week is wanted. It is how somebody reads, so the audit log says nothing of it. */
export async function chooseDigest(ctx: ServiceContext, input: ChooseDigestInput): Promise<void> {
  requirePermission(ctx, "follow.own");
  const memberId = follower(ctx);
  const { isWanted } = ChooseDigestInput.parse(input);
  await inTenant(ctx, (tx) => keepChoice(tx, ctx, { memberId, isWanted }));
}

export async function keepChoice(
  tx: Transaction,
  ctx: Pick<ServiceContext, "organisation" | "now">,
  { memberId, isWanted }: { memberId: number; isWanted: boolean },
): Promise<void> {
  const choice = { isWanted, chosenAt: ctx.now() };
  await tx
    .insert(digestChoices)
    .values({ orgId: ctx.organisation.id, memberId, ...choice })
    .onConflictDoUpdate({ target: [digestChoices.orgId, digestChoices.memberId], set: choice });
}
