import { memberInvitations } from "@heard/db/schema/members";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { invitationState } from "./rules.ts";
import { InvitationInput } from "./schema.ts";

/**
 * Takes an invitation back: its link opens nothing any more.
 * @throws DomainError not_found; invalid_state when it was accepted or withdrawn
 */
export async function withdrawInvitation(ctx: ServiceContext, input: InvitationInput): Promise<void> {
  requirePermission(ctx, "member.edit");
  const { invitationId } = InvitationInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const own = eq(memberInvitations.id, invitationId);
    const [row] = await tx.select().from(memberInvitations).where(own).for("update");
    if (!row) throw notFound("invitation", invitationId);
    const state = invitationState(row, ctx.now());
    if (state === "accepted" || state === "withdrawn") throw invalidState("invitation", state);
    await tx.update(memberInvitations).set({ withdrawnAt: ctx.now() }).where(own);
    await recordAudit(tx, ctx, { verb: "invitation.withdraw", subject: { kind: "invitation", id: invitationId } });
  });
}
