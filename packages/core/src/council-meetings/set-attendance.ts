import { councilAttendance } from "@heard/db/schema/council-meetings";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { assertSeesAll } from "../council/decide.ts";
import { readCouncillors } from "../council/read-councillors.ts";
import { DomainError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { lockMeeting } from "./lock.ts";
import { SetAttendanceInput } from "./schema.ts";

/** Says that a member is in the meeting, or is not. @throws DomainError forbidden `council_sees_part`, not_found; invalid_state, `council_no_member` */
export async function setAttendance(ctx: ServiceContext, input: SetAttendanceInput): Promise<void> {
  requirePermission(ctx, "council.meet");
  assertSeesAll(ctx);
  const { meetingId, memberId, isPresent } = SetAttendanceInput.parse(input);
  await inTenant(ctx, async (tx) => {
    await lockMeeting(tx, meetingId, "attend");
    if (!(await readCouncillors(tx)).includes(memberId)) throw new DomainError("invalid_state", "council_no_member");
    if (isPresent)
      await tx
        .insert(councilAttendance)
        .values({ orgId: ctx.organisation.id, meetingId, memberId })
        .onConflictDoNothing();
    else
      await tx
        .delete(councilAttendance)
        .where(and(eq(councilAttendance.meetingId, meetingId), eq(councilAttendance.memberId, memberId)));
    await recordAudit(tx, ctx, {
      verb: "meeting.setAttendance",
      subject: { kind: "meeting", id: meetingId },
      after: { memberId, isPresent },
    });
  });
}
