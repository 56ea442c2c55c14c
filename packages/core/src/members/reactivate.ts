import { members } from "@heard/db/schema/members";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockMembers, memberOf } from "./queries.ts";
import { MemberInput } from "./schema.ts";

/**
 * Opens the organisation again to a member who was deactivated, with the roles that they had.
 * @throws DomainError not_found; invalid_state when they are not deactivated
 */
export async function reactivateMember(ctx: ServiceContext, input: MemberInput): Promise<void> {
  requirePermission(ctx, "member.edit");
  const { memberId } = MemberInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const member = memberOf(await lockMembers(tx), memberId);
    if (member.state !== "deactivated") throw invalidState("member", member.state);
    await tx.update(members).set({ deactivatedAt: null }).where(eq(members.id, memberId));
    await recordAudit(tx, ctx, { verb: "member.reactivate", subject: { kind: "member", id: memberId } });
  });
}
