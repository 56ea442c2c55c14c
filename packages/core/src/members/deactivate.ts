import { members } from "@heard/db/schema/members";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { releaseCases } from "../cases/hand-over.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { endSharesOf } from "../journey-shares/end.ts";
import { requirePermission } from "../permissions.ts";
import { endSessionsOf } from "./end-sessions.ts";
import { lockMembers, memberOf } from "./queries.ts";
import { assertNotLastOwner } from "./rules.ts";
import { MemberInput } from "./schema.ts";

/**
 * Closes the organisation to a member for the time being: sessions end at once; roles and what they own stay, but open cases wait for another owner, and links to the journey end.
 * @throws DomainError invalid_state `last_owner`
 */
export async function deactivateMember(ctx: ServiceContext, input: MemberInput): Promise<void> {
  requirePermission(ctx, "member.edit");
  const { memberId } = MemberInput.parse(input);
  // Whole: what lies beyond the sight of a limited owner is handed on as well.
  await inTenant({ ...ctx, touchpoints: "*" }, async (tx) => {
    const all = await lockMembers(tx);
    const member = memberOf(all, memberId);
    if (member.state !== "active") throw invalidState("member", member.state);
    assertNotLastOwner(all, memberId);
    await tx.update(members).set({ deactivatedAt: ctx.now() }).where(eq(members.id, memberId));
    await endSessionsOf(tx, member.userId);
    await releaseCases(tx, ctx, memberId);
    await endSharesOf(tx, ctx, memberId);
    await recordAudit(tx, ctx, { verb: "member.deactivate", subject: { kind: "member", id: memberId } });
  });
}
