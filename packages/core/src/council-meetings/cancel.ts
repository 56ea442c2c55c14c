import { councilMeetings } from "@heard/db/schema/council-meetings";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { assertSeesAll } from "../council/decide.ts";
import { requirePermission } from "../permissions.ts";
import { lockMeeting } from "./lock.ts";
import { MeetingInput } from "./schema.ts";

/** Calls a meeting off that has not begun. @throws DomainError not_found, invalid_state, forbidden `council_sees_part` */
export async function cancelMeeting(ctx: ServiceContext, input: MeetingInput): Promise<void> {
  requirePermission(ctx, "council.meet");
  // Who sees a part could not close it either.
  assertSeesAll(ctx);
  const { meetingId } = MeetingInput.parse(input);
  await inTenant(ctx, async (tx) => {
    await lockMeeting(tx, meetingId, "cancel");
    await tx.update(councilMeetings).set({ state: "cancelled" }).where(eq(councilMeetings.id, meetingId));
    await recordAudit(tx, ctx, { verb: "meeting.cancel", subject: { kind: "meeting", id: meetingId } });
  });
}
